"""Pages as they are first seen: drawn by the server, in the look of the components.

On a slow phone the app takes seconds to come; the words and pictures of a page are there before
it. They have the classes of the components that take their place, and never a control that
would do nothing yet: what leads elsewhere is a link, what searches a plain form.
"""
