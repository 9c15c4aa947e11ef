import Diagnostics

/// A place in a received file; Swift Testing has a type of the same name.
typealias Place = Diagnostics.SourceLocation
