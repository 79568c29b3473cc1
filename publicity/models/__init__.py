"""What the room keeps: the registers of legal awareness, and what has been published."""

from publicity.models.base import RegisterRow
from publicity.models.campaign import Campaign
from publicity.models.conduct import ConductCheck
from publicity.models.correction import Correction
from publicity.models.leadership import AdviserOpinion, LeadershipAct, Lecture
from publicity.models.media import MediaItem
from publicity.models.publication import Publication
from publicity.models.training import FileReviewEvent, Training

__all__ = [
    "AdviserOpinion",
    "Campaign",
    "ConductCheck",
    "Correction",
    "FileReviewEvent",
    "LeadershipAct",
    "Lecture",
    "MediaItem",
    "Publication",
    "RegisterRow",
    "Training",
]
