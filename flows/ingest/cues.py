"""Wordings that tell what a line of an article is: one table, an example for every entry.

A cue is tried at the start of a block of at most ``n_words`` words; the first that matches decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.document import BlockKind as K

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+(?:19|20)\d\d"
    rf"|(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d)"
)
_TIME = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[a-z]{2,4})?)?"
_NAME = r"(?-i:[A-Z][\w.'’-]*(?:\s+(?:de|van|von|der|den|la|le|el|bin|al|di|da|dos)(?=\s))*)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{1,5}}"
_AGENCY = (
    r"(?:Getty(?:\s+Images)?|Shutterstock|iStock(?:photo)?|Unsplash|Alamy(?:\s+Stock\s+Photo)?|Adobe\s*Stock|Pexels|Pixabay"
    r"|Wikimedia(?:\s+Commons)?|Depositphotos|Flickr|AFP|EPA|Instagram|YouTube)"
)
_PICTURE = r"(?:photo(?:graph(?:y|s)?|s)?|images?|pictures?|illustrations?|screenshots?|graphics?|artwork|art|video|collage)"


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording at the start of a block, and the kind of block it gives away."""

    kind: K
    pattern: str
    example: str
    n_words: int = 40


@dataclass(frozen=True, slots=True)
class HeadingCue:
    """A heading that says what the blocks under it are."""

    kind: K
    pattern: str
    examples: tuple[str, ...]


CUES: tuple[Cue, ...] = (
    # who wrote it, and when
    Cue(
        K.BYLINE,
        rf"(?:(?:words|written|story|reporting|posted|report|text)\s+)?by:?\s+(?:dr\.?\s+|prof\.?\s+)?{_NAMES}"
        r"(?:(?:,|\s+and|\s*\||\s*[-–—]|\s+for|\s*&)\s*[^.!?]{0,80})?$",
        "By Maria Lopez, Health Correspondent",
        20,
    ),
    Cue(
        K.BYLINE,
        r"by\s+(?:the\s+)?(?:[a-z]+\s+)?(?:staff(?:\s+(?:writer|reporter)s?)?|editors?|editorial (?:team|board))$",
        "By staff writer",
        6,
    ),
    Cue(
        K.BYLINE,
        r"(?:medically |clinically |scientifically )?(?:reviewed|fact[- ]?checked|edited|authored|updated) by:?\s+\S",
        "Medically reviewed by Ana Sousa, MD",
        20,
    ),
    Cue(K.BYLINE, rf"author:\s*{_NAMES}$", "Author: Jane Q. Doe", 8),
    Cue(
        K.BYLINE,
        rf"(?:(?:first |last )?(?:published|updated|posted|modified|reviewed)(?:\s+on|\s+at)?:?\s*|date:\s*)?{DATE}"
        rf"{_TIME}(?:\s*[|·•—–-]\s*.{{0,40}})?$",
        "Published on 3 March 2021",
        14,
    ),
    Cue(K.BYLINE, r"\d{1,2}[- ]min(?:ute)?s?\.? read$", "5 min read", 4),
    # pictures
    Cue(K.CAPTION, r"(?:caption|pictured|above|below)\s*:\s*\S", "Pictured: a runner at dawn", 60),
    Cue(K.CAPTION, r"(?:figure|fig\.)\s*\d+[.:]\s", "Figure 2. Hours slept by age group", 60),
    Cue(K.CAPTION, r"\(?file (?:photo|picture|image)\b", "File photo of a hospital ward", 40),
    Cue(
        K.CREDIT,
        rf"[\[(]?{_PICTURE}\s*(?:credits?|courtesy)?\s*(?:\b(?:by|via|from|courtesy(?:\s+of)?)\b|[:/|©]).{{0,90}}(?<![.!?])$",
        "Photo by Lena Ortiz / Agency",
        16,
    ),
    Cue(K.CREDIT, rf"[\[(]?(?:{_PICTURE}\s+)?credits?\s*[:/].{{0,90}}$", "Credit: Lena Ortiz", 14),
    Cue(K.CREDIT, r"[\[(]?courtesy (?:of )?[A-Z].{0,60}(?<![.!?])$", "Courtesy of Riverside Hospital", 10),
    Cue(
        K.CREDIT,
        rf"[^.!?]{{0,60}}\b{_AGENCY}(?:\s*[/|,]\s*[\w .-]{{1,40}})?[\])]?$",
        "Lena Ortiz/Getty Images",
        10,
    ),
    Cue(K.CREDIT, r"\(?AP Photo(?:\s*/.{0,50})?\)?$", "(AP Photo/Lena Ortiz)", 10),
    # selling
    Cue(
        K.ADVERT,
        r"(?:-+\s*)?(?:advertisement|advertisment|sponsored(?:\s+(?:content|post|by\b.{0,40}))?|paid (?:content|post)|promoted)"
        r"(?:\s*[-–—:|]?\s*(?:continue reading below|scroll to continue|article continues below)?)?\s*-*\.?$",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        10,
    ),
    Cue(
        K.ADVERT,
        r"(?:\W*)(?:article|story|content|text) continues? (?:below|after)\b",
        "Article continues below",
        12,
    ),
    Cue(
        K.ADVERT,
        r"(?:click here to )?(?:sign up|subscribe|register|join)\b[^.!?]{0,80}"
        r"\b(?:newsletters?|inbox|updates|alerts|mailing list|email|today|free|our|here)\b",
        "Sign up for our weekly wellness newsletter",
        45,
    ),
    Cue(
        K.ADVERT,
        r"(?:get|want)\b[^.!?]{0,80}\b(?:inbox|newsletters?)\b",
        "Get the best of our stories in your inbox",
        45,
    ),
    Cue(K.ADVERT, r"(?:enter|your) (?:your )?e-?mail(?: address)?\b", "Enter your email address", 12),
    Cue(K.ADVERT, r"(?:shop|buy|order|save) (?:now|here|today|it|up to)\b", "Shop now: 20% off", 20),
    Cue(
        K.ADVERT,
        r"(?:use (?:the )?(?:promo |discount )?code|try it free|start your free trial)\b",
        "Use code SLEEP20 at checkout",
        20,
    ),
    Cue(K.ADVERT, r"(?:follow|like|find|join) us (?:on|at)\b", "Follow us on social media", 25),
    Cue(K.ADVERT, r"(?:download|get) (?:the|our) (?:free )?app\b", "Download our app", 20),
    # elsewhere
    Cue(
        K.TEASER,
        r"(?:read(?:\s+(?:more|next|also|this))?|related(?:\s+(?:article|story|stories|content|reading|video|link)s?)?|see also"
        r"|also read|more|watch(?:\s+(?:more|now|next))?|listen|up next|don['’]t miss|in pictures|explore more|next up)\s*[:»>→|]",
        "RELATED: Ten foods that may help you sleep",
        40,
    ),
    Cue(
        K.TEASER,
        r"(?:read more|read next|see also|continue reading|related (?:article|story|stories|content|reading|video|post|link)s?"
        r"|more from\b.{0,40}|more on this|more stories|most (?:popular|read|viewed)|trending(?: now)?|recommended(?: for you)?"
        r"|you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,20}|editors?['’]s? picks?|popular (?:stories|articles)"
        r"|what to read next|keep reading|latest (?:news|stories)|top stories)\W*$",
        "You may also like",
        10,
    ),
    Cue(
        K.TEASER,
        r"(?:read more (?:about|on|from|here)|click here (?:to read|for more)|for more (?:on|stories|health)\b)",
        "Read more about heart health",
        25,
    ),
    # about the article
    Cue(
        K.NOTICE,
        r"(?:\W*)(?:(?:this|the) (?:article|story|post|piece|content|essay|interview|column|text|version|report)\b[^.!?]{0,60}\b"
        r"(?:originally|first|previously|updated|corrected|amended|republished|reproduced|edited|adapted|for informational|for educational"
        r"|not (?:intended|meant|a substitute)))",
        "This article was originally published on Example Daily",
        90,
    ),
    Cue(
        K.NOTICE,
        r"(?:originally|first|previously) (?:published|posted|appeared)\b",
        "Originally Published:",
        25,
    ),
    Cue(
        K.NOTICE,
        r"(?:©|\(c\)\s|copyright\b|all rights reserved)",
        "© 2021 Example Media. All rights reserved.",
        60,
    ),
    Cue(
        K.NOTICE,
        r"(?:\W*)(?:disclaimer|disclosures?|corrections?|clarification|editor['’]?s['’]? note|author['’]?s['’]? note|note to editors?"
        r"|update|trigger warning|content warning|medical disclaimer|legal notice|conflicts? of interest|funding|competing interests"
        r"|about the author|media contacts?|press contacts?|contacts?|embargo(?:ed)?)(?:\s*\([^)]{0,30}\))?\s*(?:[:.]|until\b|$)",
        "Editor's note: an earlier version misstated a name.",
        120,
    ),
    Cue(K.NOTICE, r"for immediate release", "FOR IMMEDIATE RELEASE", 8),
    Cue(
        K.NOTICE,
        r"\(?(?:additional )?(?:reporting|editing|writing|compiled) by\b[^.]{0,160}[.)]*$",
        "(Reporting by A. Bell; Editing by C. Dunn)",
        40,
    ),
    Cue(
        K.NOTICE,
        r"if you (?:or (?:someone|anyone) you know|or a loved one|are in crisis|need help)\b.{0,200}\b(?:call|text|contact|helpline"
        r"|hotline|lifeline|samaritans)\b",
        "If you or someone you know needs help, call the helpline",
        90,
    ),
    Cue(
        K.NOTICE,
        r"(?:we|this (?:page|site|article|post)) may (?:earn|contain|receive|include)\b.{0,80}\b(?:commission|affiliate|links)",
        "We may earn a commission from links on this page.",
        60,
    ),
    Cue(
        K.NOTICE,
        r"(?:all )?(?:products|items) featured\b.{0,100}\b(?:independently|editors)",
        "All products featured are independently chosen",
        60,
    ),
    Cue(
        K.NOTICE,
        r"(?:the )?(?:information|content|materials?)\b[^.]{0,80}\b(?:not (?:intended|a substitute|medical advice)|informational purposes"
        r"|educational purposes|provided by)",
        "The information here is not a substitute for medical advice.",
        90,
    ),
    Cue(
        K.NOTICE,
        r"(?:terms of (?:use|service)|privacy policy|cookie policy|we use cookies|this (?:web)?site uses cookies)\b",
        "We use cookies to improve your visit.",
        60,
    ),
    Cue(
        K.NOTICE,
        r"(?:skip to (?:main )?content|share (?:this|on)|print this|e-?mail this|(?:leave|post) a comment|comments?\s*\(?\d*\)?$)",
        "Share this article",
        8,
    ),
    Cue(K.NOTICE, r"#{2,}|-\s*(?:30|ends?)\s*-|\(?ENDS\)?$", "###", 3),
)

HEADINGS: tuple[HeadingCue, ...] = (
    HeadingCue(
        K.REFERENCE_HEADING,
        r"(?:the )?(?:(?:stud(?:y|ies)|research|works?|articles?|papers?|literature|sources?|references?|journals?|scientific|selected|key|full"
        r"|our|list of|academic|article|medical|primary|external|cited|additional|end)\s+)?"
        r"(?:references?|sources?|bibliography|citations?|end ?notes|footnotes|notes|resources?|works|stud(?:y|ies)|literature|research papers"
        r"|reference list|journal articles?)"
        r"(?:\s+(?:referenced|cited|used|consulted|mentioned|quoted|list|and (?:references|notes|citations|sources|resources|further reading)))?",
        (
            "Studies Referenced:",
            "References",
            "REFERENCE:",
            "Sources",
            "Works cited",
            "Bibliography",
            "Citations",
            "Resources",
            "Notes",
            "Journal reference:",
            "Article Sources",
            "References and notes",
        ),
    ),
    HeadingCue(
        K.FURTHER_READING,
        r"(?:(?:further|recommended|additional|suggested|more|background|related) (?:reading|resources|information)|learn more|find out more"
        r"|useful links|helpful (?:links|resources)|where to (?:get|find) help|more information|for more information)",
        ("Further reading", "Useful links", "For more information:"),
    ),
    HeadingCue(
        K.EXPERT,
        r"(?:(?:our|the|meet the|about the|meet our)\s+)?(?:experts?|interviewees?|contributors|people interviewed|expert sources|sources interviewed"
        r"|expert panel|specialists)(?:\s+(?:interviewed|quoted|consulted|cited|featured|sources))?",
        ("Experts:", "Meet the experts", "Experts interviewed"),
    ),
    HeadingCue(
        K.SUMMARY,
        r"(?:(?:article|story|quick|the|in)\s+)?(?:summary|key (?:points|takeaways|facts|findings|messages)|takeaways|at a glance|highlights|tl;?dr"
        r"|in short|in brief|the gist|essentials|what you need to know|main points|brief|quick facts|fast facts)",
        ("Summary", "Key takeaways", "At a glance", "TL;DR"),
    ),
)

CAPTION_END = re.compile(
    rf"(?i)(?:[.!?…)\"”]\s*|\s[-–—|]\s*|\()(?:(?:file\s+)?{_PICTURE}(?:\s+credits?)?\s*(?:by|via|courtesy|[:/©])|credits?\s*:|©|AP Photo|"
    rf"[\w .]{{0,40}}\b{_AGENCY}\b)[^.!?]{{0,60}}\)?\.?$"
)
"""A picture's credit at the end of a block, which makes the block a caption: "A runner at dawn. (Photo: L. Ortiz)"."""

# "SPRINGFIELD, Ohio, March 3 (Agency) — ": capitals, perhaps a region, a date, an agency in brackets, then a dash.
DATELINE = re.compile(
    r"(?P<line>(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3})"
    r"(?:,\s*[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2})?"
    rf"(?:,\s*(?i:(?:{DATE}|{MONTH}\s*\d{{1,2}}|\d{{1,2}}\s+{MONTH})))?"
    r"(?:,?\s*[(/][A-Z][\w .&-]{1,40}[)/])?"
    r"\s*(?:--+|[—–]|-(?=\s))\s*)(?=[\"'“‘A-Z0-9])"
)
# "LONDON, (Reuters): " and "(Agency) -" are the other two habits of the wire.
DATELINE_AGENCY = re.compile(
    r"(?P<line>(?:[A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+){0,3}(?:,[^().:]{1,40})?\s*)?"
    r"\((?:Reuters(?: Health)?|AP|AFP|UPI|CNN|HealthDay(?: News)?|Xinhua|PA|IANS|ANI|[A-Z][A-Za-z]+ ?News(?:wire)?|Bloomberg|PRNewswire|EurekAlert)\)"
    r"\s*(?:--+|[—–:-])\s*)(?=[\"'“‘A-Z0-9])"
)


def compile_cues() -> tuple[tuple[K, re.Pattern[str], int], ...]:
    """The cues, compiled, in the order they are tried."""
    return tuple((cue.kind, re.compile(cue.pattern, re.IGNORECASE), cue.n_words) for cue in CUES)


_COMPILED = compile_cues()
_COMPILED_HEADINGS = tuple(
    (cue.kind, re.compile(rf"(?:\d{{1,2}}[.)]\s*)?(?:{cue.pattern})\s*[:.]?", re.IGNORECASE))
    for cue in HEADINGS
)


def cue_kind(text: str) -> K | None:
    """The kind that a block's first words give away; None where they say nothing."""
    n_words = text.count(" ") + 1
    for kind, pattern, limit in _COMPILED:
        if n_words <= limit and pattern.match(text):
            return kind
    return None


def heading_kind(text: str) -> K | None:
    """What a heading announces: references, further reading, experts or a summary; None for any other."""
    if len(text) > 60:
        return None
    for kind, pattern in _COMPILED_HEADINGS:
        if pattern.fullmatch(text):
            return kind
    return None
