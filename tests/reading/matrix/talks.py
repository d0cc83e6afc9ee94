"""Three talks, as said: who by a key, and the paragraphs of each turn. Every layout and container tells the same."""

from __future__ import annotations

Talk = list[tuple[str, list[str]]]

SCHOOLBUS: Talk = [
    ("I", ["Fijn dat het toch nog lukte vandaag. Hoe lang rijd je nu op het leerlingenvervoer?"]),
    ("R", ["Eh, negen jaar, in september. Ik ben begonnen toen de fabriek dichtging en ik zat thuis, en m'n zwager zei: "
           "ze zoeken chauffeurs, ga nou eens kijken. Nou, en dan blijf je hangen…"]),
    ("I", ["Vertel eens over een gewone ochtend."]),
    ("R", ["Om tien voor zes zet ik de bus aan. Eerst Daan, die zit altijd al op het muurtje, dan de tweeling, en dan naar "
           "[onverstaanbaar] aan de andere kant van het kanaal.",
           "En die laatste tien minuten is het stil. Dat vind ik het mooiste stuk (lacht)."]),
    ("I", ["En dat contract, is dat elk jaar opnieuw?"]),
    ("R", ["Ja."]),
    ("I", ["Wat doet dat met je?"]),
    ("R", ["Je weet in juni niet of je in augustus nog rijdt. De gemeente besteedt aan, er komt een ander op de bus te staan, "
           "en jij mag solliciteren op je eigen stoel. Voor de derde keer, hè."]),
    ("I", ["Hm-hm."]),
    ("R", ["Mijn vrouw zegt: neem die baan bij de groenvoorziening. Maar ja, dan zie ik die kinderen niet meer."]),
    ("I", ["Stel dat je het zelf mocht inrichten, hoe zou het er dan uitzien?"]),
    ("R", ["Gewoon vijf jaar vast op dezelfde route. Dan ken je de ouders, dan ken je de school, en dan hoef je ook niet elke "
           "zomer … nou ja, je snapt me wel."]),
]  # fmt: skip

LIBRARY: Talk = [
    ("I", ["Je zei net aan de telefoon dat de balie is opgeheven. Hoe ging dat?"]),
    ("R", ["Op een dinsdag. We kwamen binnen en er stond een zuil. Ik overdrijf een beetje, maar niet veel."]),
    ("I", ["Werd er van tevoren over gepraat?"]),
    ("R", ["Er was een bijeenkomst in het voorjaar, daar werd gezegd dat er niks vaststond. Toen dacht ik al: oei.",
           "Achteraf bleek het besluit er toen al te liggen. Dat heeft [naam collega] me later verteld."]),
    ("I", ["En jullie, wat hebben jullie toen gedaan?"]),
    ("R", ["Gemopperd (zucht). En daarna een lijst gemaakt met alles wat aan die balie gebeurde en wat die zuil niet kan: "
           "formulieren uitleggen, iemand doorsturen naar de formulierenbrigade, gewoon een praatje."]),
    ("I", ["Wie heeft die lijst gezien?"]),
    ("R", ["De directeur. Twee weken later hing er een bel."]),
    ("I", ["Een bel."]),
    ("R", ["Ja, een bel! Daar druk je op en dan komt er iemand, als er iemand is. Op vrijdag ben ik dat, van negen tot vijf, "
           "en dan moet ik ook nog de reserveringen doen en de schoolklassen rondleiden."]),
    ("I", ["Kun je daar met je leidinggevende over praten?"]),
    ("R", ["Met die van nu wel. Zij komt uit de zorg, die snapt wat onderbezetting is…"]),
]  # fmt: skip

HOUSING: Talk = [
    ("G", ["Goedemiddag allemaal. Zullen we beginnen met een rondje: wat speelt er deze maand bij jullie in de wijk?"]),
    ("A", ["Bij ons de liften. Drie weken stil in de Lindeflat, en dan belt iedereen de huismeester."]),
    ("B", ["Die huismeester, dat ben ik dus (gelach). En ik mag niets bestellen boven de tweehonderd euro."]),
    ("A", ["Nee, en dat is precies het punt."]),
    ("C", ["Mag ik daar iets op zeggen? Dat bedrag is vorig jaar juist omhooggegaan, van honderd. Alleen weet niemand het, "
           "want het staat in een bijlage van het mandaatbesluit.",
           "Ik zoek het nog even op, dan stuur ik het rond."]),
    ("G", ["Graag. Wie heeft er verder iets?"]),
    ("D", ["Wij hebben nu elke donderdag inloop met koffie. De eerste keer kwamen er vier mensen, vorige week negentien."]),
    ("B", ["Zo!"]),
    ("D", ["En dan hoor je van alles over de schimmel, over de [onverstaanbaar], over de buurjongen die niet naar school gaat."]),
    ("G", ["Wat doen we met die verhalen?"]),
    ("C", ["Dat is lastig… Voor schimmel hebben we een loket. Voor de buurjongen niet."]),
    ("D", ["Nou, dan bel ik gewoon het wijkteam. Daar hoef ik toch geen formulier voor in te vullen?"]),
]  # fmt: skip

TALKS = {"bus": SCHOOLBUS, "balie": LIBRARY, "flat": HOUSING}
