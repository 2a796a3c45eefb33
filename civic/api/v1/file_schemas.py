"""What the API answers about pictures and files that were sent."""

from civic.api.v1.schemas import Shape


class Upload(Shape):
    """A picture that was sent; `id` is what a contribution names it by."""

    id: str
    url: str
    width: int
    height: int


class SentFile(Shape):
    """A file that was sent; `id` is what an answer names it by."""

    id: str
    name: str
    type: str
    size: int
