"""What a programmer should know of the API, in English as its names are."""

KEYS = "A key, made by an administrator in the settings of the platform: `Bearer civic_…`."

INTRODUCTION = """\
Read and write what this platform holds, through the same rules as its pages: what a person may \
not do there, a key of theirs may not do here."""

FAMILIES = {
    "key": "The key at work.",
    "projects": "Participation processes.",
    "phases": "Spans of time in a project.",
    "activities": "Participation methods at work in a project.",
    "inputs": "What people contribute: ideas, proposals, questions…",
    "comments": "What people answer.",
    "answers": "What the organiser does with a contribution.",
    "statuses": "What can become of a contribution.",
    "tags": "Words by which contributions are sorted.",
    "areas": "Districts of the territory.",
    "people": "Accounts, for administrators.",
}

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Keys",
        (
            "What is public can be read without a key. Everything else needs one, sent as "
            "`Authorization: Bearer civic_…`. Administrators make keys under Settings, API keys; a "
            "key is shown once, has scopes and, if wanted, an end, and can be revoked at any "
            "moment.",
            "A key acts in the name of who made it, and never beyond its scopes nor beyond what "
            "that person may do at this moment. Cookies mean nothing here.",
        ),
    ),
    (
        "Lists",
        (
            "A list is given in pieces: `limit` says how many things at most, and `next` of an "
            "answer is the `cursor` of the piece after it, null at the end. The header `Link` "
            "says the same. Things that come or go meanwhile are neither given twice nor make "
            "others be left out.",
            "Lists of things that have a place are GeoJSON with `format=geojson`, or with "
            "`Accept: application/geo+json`.",
        ),
    ),
    (
        "Nothing twice",
        (
            "Each answer to GET has an `ETag`. Sent back as `If-None-Match`, it is answered 304 "
            "without content as long as nothing has changed.",
            "A write may carry an `Idempotency-Key` of your choice. Sent again within 24 hours, "
            "the same request is not done again, and is answered alike; another request with the "
            "same key is refused.",
        ),
    ),
    (
        "Nothing over another",
        (
            "A write to a contribution, a project, a phase or an activity may carry the `ETag` "
            "that reading it gave, as `If-Match`: it is answered 412 and changes nothing where "
            "somebody has changed it since, or supported it, or spoken of it. What lies below a "
            "contribution, as its status or its merge, is held against the contribution. A write "
            "gives the new `ETag`, so that the next one can follow. It must be read in the "
            "language in which it is written.",
        ),
    ),
    (
        "Pictures and files",
        (
            "Send a picture to `/pictures` as `multipart/form-data`, in the field `file`, and name "
            "the id it gets in `pictures` of a contribution. It is kept as the site keeps those of "
            "people: made harmless, turned upright, without what cameras note in it.",
            "Questions of a form may ask for pictures or files. Files are sent to `/files` in the "
            'same way; an answer is a list of `{"id"}`. A file whose answer the team alone reads '
            "is there for the team and its author alone.",
        ),
    ),
    (
        "Pages of other sites",
        (
            "Whatever is public can be read by a script of any page (CORS), without a key. Keys "
            "have no place in pages, where everybody finds them: with one, or to write, ask from "
            "a server.",
        ),
    ),
    (
        "Languages and times",
        (
            "Texts of the organiser and reasons of refusals are given in the language of "
            "`Accept-Language` where there is one. Moments are ISO 8601 in UTC.",
        ),
    ),
    (
        "Refusals",
        (
            "Whatever is refused is answered with `application/problem+json` (RFC 9457): `detail` "
            "is a sentence for people, `code` is for programs, and `field` names what is wrong.",
            "A key may ask 600 times a minute, an address without a key 120 times. What is too "
            "fast is answered 429 with `Retry-After`; acts have the same pace as on the site.",
        ),
    ),
    (
        "Webhooks",
        (
            "Administrators add webhooks under Settings: an address that is told by POST what "
            'happens here, as `{"id", "event", "at", "data"}`. `data` holds ids; what is there '
            "is read through the API, by whoever may.",
            "`Civic-Signature: t=…,v1=…` proves that a message is ours: `v1` is the hexadecimal "
            "HMAC-SHA256, keyed by the secret of the webhook as it was shown, of the number after "
            "`t=`, a full stop, and the body as it came. Refuse what is older than five minutes.",
            "Any answer from 200 to 299 within ten seconds is a receipt. Otherwise the message "
            "comes again, after 20 seconds and then three times as long each time up to two "
            "hours, eight times in all. It has the same `id` each time, so that it can be told "
            "from a new one. A webhook that takes nothing for three days is stopped, and "
            "administrators are told.",
            "Events: `input.created`, `input.edited`, `input.hidden`, `input.merged`, "
            "`input.unmerged`, `comment.created`, `comment.edited`, `status.changed`, "
            "`answer.published`, `project.published`, and `test`.",
        ),
    ),
)
