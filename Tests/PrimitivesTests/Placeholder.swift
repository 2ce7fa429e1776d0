// Placeholder until the branch with the tests is merged.
