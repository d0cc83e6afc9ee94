"""What is said in the set, and where it is noted."""

from __future__ import annotations

from pathlib import Path

from making.talks import FileSet, Talk

SET = FileSet(Path(__file__).parent)
put, tell, prose = SET.put, SET.tell, SET.prose

POOL: Talk = [
    ("I", "Zullen we beginnen bij het begin: hoe ben je in de flexpool terechtgekomen?"),
    ("R", "Eigenlijk per ongeluk. Mijn contract liep af in april, en toen zei de teamleider: er is niets meer, tenzij je "
          "gaat zwerven. Zo noemde ze dat."),
    ("I", "Zwerven?"),
    ("R", "Ja, zwerven. Van de ene afdeling naar de andere. Om 6.45 uur bellen en dan horen: vandaag drie-zuid."),
    ("I", "Hm hm."),
    ("R", "En weet je, het went. Maar je hoort nergens bij [stilte]. Bij de kerstborrel stond ik alleen. Dat klinkt zielig, "
          "maar zo was het wel."),
    ("I", "Wat had je toen nodig gehad, van wie dan ook?"),
    ("R", "Iemand die mijn naam weet. Meer niet: gewoon een vaste begeleider die af en toe vraagt hoe het gaat."),
    ("I", "Is dat er nu wel?"),
    ("R", "Sinds januari, ja. Die belt elke vrijdag. Het kost hem tien minuten, maar ik blijf erdoor."),
]  # fmt: skip
GROEP: Talk = [
    ("A", "Goed, fijn dat jullie er zijn. Ik wil beginnen met een rondje: wat maakt dat jullie hier nog werken?"),
    ("B", "De cliënten. Zonder twijfel."),
    ("C", "Bij mij ook, al moet ik zeggen dat de afstand meespeelt. Ik fiets er in vijf minuten heen."),
    ("D", "Ik twijfel eerlijk gezegd. Er staan drie vacatures open en niemand reageert."),
    ("B", "Vier, sinds gisteren."),
    ("A", "Daar komen we zo op terug. Wat houdt je tegen om te vertrekken?"),
    ("D", "De pensioenopbouw, en dat ik dan mijn uren niet meer zelf kan ruilen. Dat is me veel waard."),
    ("C", "Dat ruilen is goud."),
    ("A", "Iedereen knikt, zie ik."),
    ("B", "Ja, maar dan moet het systeem het wel toelaten. Vorige week kon het weer niet, vanwege een update."),
    ("C", "Ik heb het toen gewoon met pen op het rooster gezet."),
    ("D", "En daarna was het weer kwijt, toch?"),
]  # fmt: skip
VLAAMS: Talk = [
    ("I", "Kunt u zich eens voorstellen en zeggen hoelang u al via interim werkt?"),
    ("R", "Allee, ik ben de Rita, ik ben 52 en ik werk zo'n acht jaar via interim. Altijd in de poets, behalve in corona."),
    ("I", "En wat was er toen anders?"),
    ("R", "Toen heb ik in het rusthuis gestaan. Dat was plezant, maar die weekcontracten, daar wordt ge zot van. Elke vrijdag "
          "wachten op een sms."),
    ("I", "Wat doet dat met een mens?"),
    ("R", "Ge durft niks te plannen. Mijn kleindochter deed haar communie en ik wist de donderdag nog niet of ik vrij was."),
]  # fmt: skip
