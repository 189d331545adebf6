"""Exercise templates, their variants, servings and attempts."""
