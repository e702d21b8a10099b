"""One module for each family of styles; each registers its styles with `@style`."""
