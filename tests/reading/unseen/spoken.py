"""What is said in the set, and where it is noted."""

from __future__ import annotations

from pathlib import Path

from making.talks import FileSet, Talk

SET = FileSet(Path(__file__).parent)
put, tell, prose = SET.put, SET.tell, SET.prose

NACHT: Talk = [
    ("I", "Dank je wel dat je tijd vrijmaakt. Kun je vertellen hoe een nachtdienst er bij jou uitziet?"),
    ("R", "Rond elf uur neem ik het over van de avond. Dan loop ik eerst een ronde: zes kamers, twee mensen die nog wakker "
          "liggen, één bel die altijd gaat."),
    ("I", "Sta je daar alleen?"),
    ("R", "Formeel met z'n tweeën, maar de collega zit op de andere vleugel. Als er hier iemand valt, dan duurt het zo vijf "
          "minuten voor zij er is."),
    ("I", "Heb je dat een keer meegemaakt?"),
    ("R", "In november. Meneer lag naast zijn bed en ik kreeg hem niet overeind. Ik heb toen een kussen onder zijn hoofd "
          "gelegd en met hem zitten praten over de duiven. Dat vergeet ik nooit meer."),
    ("I", "Wat is er daarna veranderd?"),
    ("R", "Niets, eerlijk gezegd. Er kwam een formulier. Ik heb het ingevuld: tijd, plaats, oorzaak. En dat was dat."),
    ("I", "Zou een vaste groep nachtmensen helpen?"),
    ("R", "Dat denk ik wel. Nu komt er om de week een ander gezicht van het bureau. Prima mensen hoor, maar ze weten niet wie er "
          "dwaalt."),
]  # fmt: skip
RONDE: Talk = [
    ("A", "Welkom bij deze derde tafel. De vraag van vandaag is wie er eigenlijk over het rooster gaat."),
    ("B", "Wij maken het, maar de opnames bepalen het. Zo simpel is het soms."),
    ("C", "Mag ik daar iets tegenover zetten? Op onze locatie roosteren de teams zelf, al anderhalf jaar."),
    ("D", "En, werkt dat?"),
    ("C", "Meestal. In de zomer niet, want dan wil iedereen dezelfde drie weken weg."),
    ("A", "Hoe lossen jullie dat op?"),
    ("C", "Met loten. Serieus, met briefjes uit een pan."),
    ("B", "Dat zou bij ons opstand geven."),
    ("D", "Ik zie het wel zitten, die pan. Het is tenminste eerlijk, en niemand hoeft boos te worden op de planner."),
    ("A", "Dank, die nemen we mee: het lot als laatste redmiddel."),
]  # fmt: skip
BUREAU: Talk = [
    ("I", "Hoelang staat u al ingeschreven bij het uitzendbureau?"),
    ("R", "Dat zal in de herfst vier jaar zijn. Ik begon in de keuken van een ziekenhuis, aan de band."),
    ("I", "En nu?"),
    ("R", "Nu zit ik aan de balie. Ze vroegen of ik dat durfde. Ik zei: ik praat makkelijker dan dat ik til, dus graag."),
    ("I", "Wat vindt u van de begeleiding?"),
    ("R", "Wisselend. De eerste belde elke maand, de tweede heb ik nooit gesproken. De derde stuurt een kaartje met Kerst."),
]  # fmt: skip


TWO = {"I": "Noor Visser", "R": "Henk Oosterhof"}
FIRST = {"I": "Noor", "R": "Henk"}
TABLE = {"A": "Gerda Pol", "B": "Ivo Maas", "C": "Fatma Yildiz", "D": "Rob ter Horst"}
