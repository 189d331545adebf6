"""Templates, variants, servings, attempts and practice."""
