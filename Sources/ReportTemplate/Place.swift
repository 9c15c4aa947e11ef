/// A place in a template's source, counted from 1, columns in characters as an editor shows them.
struct Place: Sendable, Equatable {
    var row = 1
    var column = 1
}
