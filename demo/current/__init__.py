"""The current year under the law now in force, with work in progress at every stage, counted back from today."""
