"""Every table of the platform."""

from civic.models.append_only import AppendOnly
from civic.models.desk import BulkChange, BulkRow, Handling, InternalNote, SavedFilter
from civic.models.following import Follow, Notification, Silence
from civic.models.inputs import (
    Comment,
    Feedback,
    Input,
    InputPicture,
    InputTag,
    InputVersion,
    Reaction,
    StatusChange,
)
from civic.models.moderation import Appeal, Report, Review
from civic.models.people import Person, SignInCode, Trust, Visit
from civic.models.platform import Area, Platform, Status, Tag
from civic.models.programs import ApiKey, RepeatableAct, Webhook, WebhookDelivery
from civic.models.projects import (
    Activity,
    Folder,
    MapLayer,
    Opening,
    Phase,
    Project,
    ProjectArea,
    ProjectTag,
)
from civic.models.work import AnalysisRun, Job, LogEntry, Theme, ThemeMember, Upload

__all__ = [
    "Activity",
    "AnalysisRun",
    "ApiKey",
    "Appeal",
    "AppendOnly",
    "Area",
    "BulkChange",
    "BulkRow",
    "Comment",
    "Feedback",
    "Folder",
    "Follow",
    "Handling",
    "Input",
    "InputPicture",
    "InputTag",
    "InputVersion",
    "InternalNote",
    "Job",
    "LogEntry",
    "MapLayer",
    "Notification",
    "Opening",
    "Person",
    "Phase",
    "Platform",
    "Project",
    "ProjectArea",
    "ProjectTag",
    "Reaction",
    "RepeatableAct",
    "Report",
    "Review",
    "SavedFilter",
    "SignInCode",
    "Silence",
    "Status",
    "StatusChange",
    "Tag",
    "Theme",
    "ThemeMember",
    "Trust",
    "Upload",
    "Visit",
    "Webhook",
    "WebhookDelivery",
]
