// The static runtime, against which releases are built, comes without Swift Testing.
#if canImport(Testing)
    public import Testing

    extension Trait where Self == ConditionTrait {
        /// Runs the test only where the folder `shared` is beside the package, and says so where it is skipped.
        public static var needsSharedData: Self {
            .enabled(if: SharedData.isPresent, "skipped: no folder `shared` beside the package")
        }
    }
#endif
