"""Word lists by which a speaker's label is told from any other word before a colon."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

INTERVIEWER = re.compile(
    r"(?:i|int|interv|intv|iv|ivr|q|interviewer|interviewster|interviewers|ynterviewer|vrager|vraag|vr|vrg|vraagsteller|vraagstelster"
    r"|ondervrager|onderzoeker|onderzoekster|moderator|mod|gespreksleider|gespreksleidster|facilitator"
    r"|gespreksbegeleider|procesbegeleider|dagvoorzitter|presentator|host|verbalisant|verbalisanten|rechercheur"
    r"|vraag (?:verbalisant|verbalisanten|rechercheur|interviewer|onderzoeker|rechter|advocaat))[ .]*(?:\d{1,2}|[a-d])?"
)
PARTICIPANT = re.compile(
    r"(?:r|resp|respondent|respondente|p|part|pp|participant|deelnemer|deelneemster|dln|geïnterviewde"
    r"|geinterviewde|gesprekspartner|informant|a|antwoord|antw|ant|spreker|sprk|spr|speaker|spk|s|stem|man|vrouw|m|v|d"
    r"|onbekend|onbekende|meerdere(?:n| sprekers| stemmen| deelnemers| personen)?|beiden|onbekende spreker|unknown|unknown speaker|allen|iedereen|onbekende deelnemer|(?:stem(?:men)?|iemand|vraag|reactie) (?:van)?uit (?:de |het )?(?:zaal|publiek|groep)"
    r"|mannelijke deelnemer|vrouwelijke deelnemer|getuige|verdachte|aangever|aangeefster|betrokkene"
    r"|antwoord (?:getuige|verdachte|aangever|aangeefster|betrokkene|respondent|geïnterviewde)|observator|observant|notulist)[ .#_]*(?:\d{1,3}|[a-h])?"
)
PERSON = re.compile(
    r"(?:\w+-)?\w*(?:manager|leider|leidster|leidinggevende|medewerker|medewerkster|verpleegkundige|verzorgende"
    r"|adviseur|bestuurder|directeur|directrice|planner|recruiter|coach|consultant|consulent|docent|docente"
    r"|student|studente|cliënt|client|patiënt|patient|mantelzorger|arts|begeleider|begeleidster|zzp'er|zzp’er"
    r"|zzper|flexwerker|uitzendkracht|intercedent|intercedente|werkgever|werknemer|wethouder|coördinator"
    r"|coordinator|secretaris|voorzitter|partner|moeder|vader|ouder|dochter|zoon|collega|therapeut|specialist"
    r"|behandelaar|helpende|stagiair|stagiaire|trainer|beleidsmaker|ambtenaar|teamlid|hoofd|bewoner|burger"
    r"|vrijwilliger|expert|professional|chauffeur|monteur|psycholoog|kraamverzorgende|hr|hrm|ceo|or-lid"
    r"|bestuurslid|raadslid|ondernemer|inlener|detacheerder|bemiddelaar|roosteraar|zorgverlener|hulpverlener|dokter|huisarts|specialist|leraar|lerares|leerkracht|meester|juf|leerling|klant|beller"
    r"|gast|ik|ikzelf|assistent|assistente|agent|wijkagent|rechter|advocaat|minister|staatssecretaris|burgemeester|oma|opa|mama|papa|mamma|pappa|tante|buurvrouw|buurman|mevrouw|meneer|mijnheer|tolk|cliënte|patiënte"
    r"|supervisor|supervisant|supervisante|intervisant|mentor|coachee|kind|kleindochter|kleinzoon|broer|zus|jongere)"
    r"[ .]*(?:\d{1,2}|[a-h])?"
)
NUMBERED_THING = re.compile(
    r"(?:tabel|figuur|flap|flip-?over|dia|slide|sheet|poster|bijlage|hoofdstuk|paragraaf|stap|fase|deel|stelling|thema|casus|deelvraag|hypothese|artikel"
    r"|lid|optie|groep|module|bron|box|kader|grafiek|kolom|punt|vraag|onderzoeksvraag|reispakket|niveau|ronde|blok"
    r"|week|dag|jaar|sessie|scenario|doel|persona|cluster|onderwerp|topic|noot|voetnoot|afbeelding|foto|pagina|p"
    r"|versie|werkplaats|workshop|deelsessie|parallelsessie|lezing|regel|categorie|item|type|variant|sectie|nr|kamer|werkpakket|wp)(?:[ .]*\d+[\w.]*|[ .]+[ivxlc]+)"
    r"|(?:werkplaats|workshop|deelsessie|parallelsessie) [a-h]"
)
PARTICLES = frozenset((
    "van", "de", "der", "den", "het", "'t", "ter", "ten", "te", "op", "in", "la", "le", "von", "el", "al",
    "ben", "bin", "du", "des", "dos", "da", "di", "y", "en", "vd",
))  # fmt: skip
BEFORE_SURNAMES = PARTICLES - {"het", "op", "in", "y", "en", "des", "de", "te"}
"""Particles with which, in small letters, a surname may begin a line; ``de`` and ``het`` begin too much else."""
TITLES = frozenset((
    "dhr", "mevr", "mw", "mevrouw", "meneer", "heer", "dr", "drs", "prof", "ir", "mr", "ing", "dokter",
    "zuster", "tante", "oom", "nonkel", "opa", "oma", "juf", "meester", "pater", "broeder",
))  # fmt: skip

HEADS_SPEAKERS = re.compile(
    r"(?:naam )?sprekers?|naam|namen|wie|wie (?:spreekt|praat|zegt)(?: er)?(?: dit| het)?|speakers?(?: name| label)?|persoon|deelnemer"
    r"|rol|stem|spreker(?:code|label|nummer)"
)
HEADS_WORDS = re.compile(
    r"(?:[a-z]+ )?(?:tekst|uitspraak|uitspraken|transcript|transcriptie|woorden|uiting|utterance|sentence|text)"
    r"|(?:wat )?(?:er )?(?:wordt |is )?gezegd(?: wordt)?|wat (?:er )?(?:wordt |werd |is )?gezegd(?: wordt| werd| is)?|gesprek|inhoud|content"
)
"""What stands above the columns of a transcript: that of who speaks, and that of what is said; in small letters."""


@cache
def first_names() -> frozenset[str]:
    """First names common in the Netherlands."""
    return _listed("first_names")


@cache
def never() -> frozenset[str]:
    """Words that stand before a colon and are no speaker."""
    return _listed("never")


@cache
def metadata() -> frozenset[str]:
    """Keys of head matter."""
    return _listed("metadata")


@cache
def acronyms() -> frozenset[str]:
    """Acronyms of Dutch reports, which small capitals leave in small letters."""
    return _listed("acronyms")


@cache
def doubtful_acronyms() -> frozenset[str]:
    """Acronyms that stand small in texts with capitals as well, or are words besides."""
    return _listed("doubtful_acronyms")


@cache
def pairs() -> frozenset[tuple[str, ...]]:
    """Two words of equal weight that a hyphen ties: ``kosten`` and ``baten``."""
    return frozenset(tuple(pair.split("-")) for pair in _listed("pairs"))


@cache
def small_abbreviations() -> frozenset[str]:
    """Words without a vowel that Dutch writes small."""
    return _listed("small_abbreviations")


def _listed(name: str) -> frozenset[str]:
    text = files(__package__).joinpath("lists", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.split("\n") if line.strip() and line[0] != "#")
