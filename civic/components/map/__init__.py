"""Maps: ideas in clusters over context layers, and the choice of a place."""
