"""Every table of the platform."""

from civic.models.append_only import AppendOnly
from civic.models.ballots import (
    Ballot,
    BallotOption,
    OptionStep,
    PartialCount,
    SealedFile,
    Vote,
    Voter,
)
from civic.models.blocks import BlockPage, BlockUpload, BlockVersion
from civic.models.desk import BulkChange, BulkRow, Handling, InternalNote, SavedFilter
from civic.models.following import Follow, Notification, Silence
from civic.models.forms import AnswerFile, Question, QuestionAnswer, is_for_all
from civic.models.inputs import (
    Comment,
    CommentVersion,
    Feedback,
    Input,
    InputPicture,
    InputSplit,
    InputTag,
    InputVersion,
    Reaction,
    StatusChange,
    is_readable,
    readable,
)
from civic.models.masks import Mask
from civic.models.moderation import Appeal, Report, Review, Ruling
from civic.models.outcome import FollowUp, Milestone, ResultNote, VoteResult
from civic.models.pages import OwnPage, OwnPageVersion
from civic.models.paper import PaperEntry, PaperVote
from civic.models.people import FolderTrust, Invitation, Person, SignInCode, Trust, Visit
from civic.models.platform import Area, Platform, Status, Tag
from civic.models.programs import ApiKey, RepeatableAct, Webhook, WebhookDelivery
from civic.models.projects import (
    Activity,
    Folder,
    MapLayer,
    Opening,
    Phase,
    PreviewLink,
    Project,
    ProjectArea,
    ProjectDocument,
    ProjectTag,
)
from civic.models.scenarios import Amendment, InputText
from civic.models.wording import Wording
from civic.models.work import AnalysisRun, Job, LogEntry, Theme, ThemeMember, Upload

__all__ = [
    "Activity",
    "Amendment",
    "AnalysisRun",
    "AnswerFile",
    "ApiKey",
    "Appeal",
    "AppendOnly",
    "Area",
    "Ballot",
    "BallotOption",
    "BlockPage",
    "BlockUpload",
    "BlockVersion",
    "BulkChange",
    "BulkRow",
    "Comment",
    "CommentVersion",
    "Feedback",
    "Folder",
    "FolderTrust",
    "Follow",
    "FollowUp",
    "Handling",
    "Input",
    "InputPicture",
    "InputSplit",
    "InputTag",
    "InputText",
    "InputVersion",
    "InternalNote",
    "Invitation",
    "Job",
    "LogEntry",
    "MapLayer",
    "Mask",
    "Milestone",
    "Notification",
    "Opening",
    "OptionStep",
    "OwnPage",
    "OwnPageVersion",
    "PaperEntry",
    "PaperVote",
    "PartialCount",
    "Person",
    "Phase",
    "Platform",
    "PreviewLink",
    "Project",
    "ProjectArea",
    "ProjectDocument",
    "ProjectTag",
    "Question",
    "QuestionAnswer",
    "Reaction",
    "RepeatableAct",
    "Report",
    "ResultNote",
    "Review",
    "Ruling",
    "SavedFilter",
    "SealedFile",
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
    "Vote",
    "VoteResult",
    "Voter",
    "Webhook",
    "WebhookDelivery",
    "Wording",
    "is_for_all",
    "is_readable",
    "readable",
]
