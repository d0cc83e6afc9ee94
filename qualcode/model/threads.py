"""Candidate rode draden, and the threads that researchers keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qualcode.model.kinds import ThreadStatus, Voices
from qualcode.model.proposals import Run


@dataclass(frozen=True, slots=True)
class Breadth:
    """Over how much of the study something is spread: n of N for each unit of spread.

    `by_case` and `by_kind` count segments; `evenness` is Pielou's J over all N cases (1: every case
    alike; 0: one case only), with each case's count taken relative to what that case has to say;
    `top_speaker` is the share of the thread's words held by its most talkative speaker.
    """

    cases: int
    of_cases: int
    documents: int
    of_documents: int
    speakers: int
    of_speakers: int
    by_case: Mapping[str, int] = field(default_factory=dict)
    by_kind: Mapping[str, int] = field(default_factory=dict)
    evenness: float = 0.0
    top_speaker: float = 0.0


@dataclass(frozen=True, slots=True)
class NearestCode:
    """The code of the codebook a thread lies nearest to; `margin` is the lead on the next.

    Both are in z-scores; or, where the codebook helped to find the threads, in how much the fragments have of
    the code beside all others, 0…1. `led`: so much that the thread may be said to follow from the code.
    """

    code: str
    label: str
    score: float
    margin: float
    led: bool = False


@dataclass(frozen=True, slots=True)
class Contrast:
    """One group that speaks of a thread more than the others do; counted in segments and in speakers.

    Conversations, survey answers and reports are never counted together.

    Attributes
    ----------
    attribute, value : which group: an attribute of speakers and its value, ``"case"`` and a case's id, or
        ``"phase"`` and a phase (then documents stand in the place of speakers).
    segments, of_segments : of the group's segments, how many belong to the thread.
    speakers, of_speakers : of the group's speakers, how many speak of it at all.
    other_segments, of_other_segments, other_speakers, of_other_speakers : the same of all others.
    p : chance of such a difference when groups are dealt out at random over speakers, one-sided.
    corrected : the same, corrected for having looked at every thread and every value of the attribute.
    kinds : the kinds of source that were counted; empty where the study has one kind only.
    """

    attribute: str
    value: str
    segments: int
    of_segments: int
    speakers: int
    of_speakers: int
    other_segments: int
    of_other_segments: int
    other_speakers: int
    of_other_speakers: int
    p: float
    corrected: float
    kinds: tuple[str, ...] = ()

    def counted(self, kinds: Iterable[str]) -> Voices:
        """Who or what was counted; documents for phases, and where nobody speaks.

        `kinds` are those of the thread's sources, for a study that has one kind only.
        """
        return Voices.SOURCES if self.attribute == "phase" else Voices.heard_in(self.kinds or kinds)

    @property
    def holds(self) -> bool:
        """Whether chance is an unlikely explanation, all looking around counted in (5%)."""
        return self.corrected <= 0.05

    @property
    def named(self) -> str:
        """The group's value; with its attribute where it says little by itself: *tevredenheid 2*."""
        return self.value if len(self.value) > SHORT_VALUE else f"{self.attribute} {self.value}"


@dataclass(frozen=True, slots=True)
class Period:
    """How much of what was said in a phase, or a year, belongs to a thread.

    `kind` is the kind of source that was counted; empty where the study has one kind only.
    """

    label: str
    segments: int
    of_segments: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SubThread:
    """A sub-theme: a part of a thread that keeps apart when one looks closer; key ``"t01.1"``…."""

    key: str
    label: str
    terms: tuple[str, ...]
    segments: tuple[str, ...]
    cases: int


SHORT_VALUE = 3
LEAST_STABILITY = 1 / 3  # what two groups of one size score that share half of their segments
LEAST_BROAD = 2
MOST_OF_ONE_VOICE = 0.5


@dataclass(frozen=True, slots=True)
class Thread:
    """A (candidate) rode draad: a cluster of segments from one run.

    Attributes
    ----------
    key : ``"t01"``…, in order of rank, within the run.
    label : two to four Dutch content words.
    terms : key terms, most telling first.
    segments : ids of its segments, most typical first.
    quotes : ids of representative segments, from different cases where there are.
    cohesion : mean cosine of the members to their centre in the centred space, 0..1.
    stability : how well it returns when the corpus is resampled (mean best Jaccard), 0..1; None if
        not measured.
    nearest : the nearest code, or None when it is *nieuw* or no codebook is loaded.
    kept : id of the `KeptThread` that holds what researchers decided about it; empty while nobody did.
    again : id of the rejected `KeptThread` that it is recognised as: found again, and rejected for that.
    assigned : those of `segments` that the machine laid against a kept thread and nobody has looked at.
    description, code : as the researchers wrote it, and the id of the code they linked it to.
    without_case : how well it returns when the case it leans on most is left out (best Jaccard over the
        members left), 0..1; None if not measured. `leans_on` is that case's id.
    parts : its sub-themes, largest first; none where it does not fall apart.
    contrasts : who speaks of it more than others, most certain first; at most three.
    periods : its share per phase (or year) in order, for each kind of source by itself; empty where all is of
        one time.
    carried : ids of the cases whose fragments lie near enough to those of the others to say that the thread
        occurs there; None if not measured.
    """

    key: str
    label: str
    terms: tuple[str, ...]
    segments: tuple[str, ...]
    quotes: tuple[str, ...]
    breadth: Breadth
    cohesion: float
    stability: float | None = None
    nearest: NearestCode | None = None
    status: ThreadStatus = ThreadStatus.CANDIDATE
    aliases: tuple[str, ...] = ()
    in_vivo: str = ""
    kept: str = ""
    again: str = ""
    assigned: tuple[str, ...] = ()
    description: str = ""
    code: str = ""
    without_case: float | None = None
    leans_on: str = ""
    parts: tuple[SubThread, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    periods: tuple[Period, ...] = ()
    carried: tuple[str, ...] | None = None

    @property
    def size(self) -> int:
        """Number of segments."""
        return len(self.segments)

    @property
    def voices(self) -> Voices:
        """Who speaks of it."""
        return Voices.heard_in(self.breadth.by_kind)

    @property
    def courses(self) -> dict[str, tuple[Period, ...]]:
        """The periods of each kind of source, in order; under ``""`` where the study has one kind only."""
        kinds = dict.fromkeys(period.kind for period in self.periods)
        return {kind: tuple(one for one in self.periods if one.kind == kind) for kind in kinds}

    @property
    def case_specific(self) -> bool:
        """*Casusspecifiek*: it rests on one case of several.

        All of it comes from there, or over half, and no other case clearly carries it. Where that case does
        not either, over twice an even share must come from there: of three cases one has half by chance.
        """
        breadth = self.breadth
        if self.carried is None or breadth.of_cases == 1:
            return breadth.cases == 1 < breadth.of_cases
        most = max(breadth.by_case, key=lambda case: breadth.by_case[case], default="")
        share = breadth.by_case.get(most, 0) / max(1, sum(breadth.by_case.values()))
        bound = 1 / 2 if self.carried else max(1 / 2, 2 / breadth.of_cases)
        return (share == 1 or share > bound) and set(self.carried) <= {most}

    def narrow(self, min_cases: int) -> bool:
        """Whether it has fragments from fewer cases than asked for, as far as the study could show more."""
        return self.breadth.cases < min(min_cases, self.breadth.of_cases)

    def uncertain(self, min_cases: int) -> bool:
        """*Breedte onzeker*: fragments from enough cases, but too few of these cases clearly carry it."""
        wanted = min(min_cases, self.breadth.of_cases)
        if self.carried is None or self.narrow(min_cases) or wanted < LEAST_BROAD:
            return False
        return len(self.carried) < wanted

    @property
    def speaker_driven(self) -> bool:
        """*Spreker-gedreven*: one voice of several gives over half of its words."""
        return self.breadth.of_speakers > 1 and self.breadth.top_speaker > MOST_OF_ONE_VOICE

    @property
    def unstable(self) -> bool:
        """*Wisselvallig*: when the corpus is resampled, not even half of it comes back together."""
        return self.stability is not None and self.stability < LEAST_STABILITY


@dataclass(frozen=True, slots=True)
class Threads:
    """The outcome of one run: ranked threads, what was left over, and the map of all segments.

    `positions` gives each clustered segment's place in the plane, for pictures only. `outdated`: the sources
    were corrected since; then figures are counted anew in the sources as they are now.
    """

    run: Run
    threads: tuple[Thread, ...]
    left_over: tuple[str, ...] = ()
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class KeptThread:
    """What researchers decided about a thread; it outlives the run that proposed it.

    Attributes
    ----------
    id : made once, never changed.
    segments : ids of its segments, most typical first.
    excluded : ids of segments taken out of it by hand.
    description : what it is, in the researchers' words.
    code : id of the code it became or was linked to, ``<codebook>/<code>``.
    successors : ids of the threads it went up in, when it was merged or split.
    reason : why it was rejected.
    run, key : the run and the thread in it that it came from; empty for one put together by hand.
    card : what the machine said of it when it was last looked at (terms, quotes, breadth…).
    """

    id: str
    label: str
    status: ThreadStatus
    segments: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    description: str = ""
    in_vivo: str = ""
    aliases: tuple[str, ...] = ()
    code: str = ""
    successors: tuple[str, ...] = ()
    reason: str = ""
    run: str = ""
    key: str = ""
    card: Mapping[str, object] = field(default_factory=dict)
    author: str = ""
    created: str = ""

    @property
    def live(self) -> bool:
        """Whether it stands: not merged, split or rejected."""
        return not self.status.done
