"""The tables behind :mod:`flows.extract.relation`: verbs, cues, contexts. A new cue is one new entry.

Every :class:`Cue` carries an example sentence that a test runs; every verb is run through its table's template.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["causal", "conditional", "correlational", "comparative", "blocked"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording that states a relation, or that keeps other wordings from doing so.

    ``kind``: ``causal``, ``conditional`` (causal and hedged by itself), ``correlational``, ``comparative`` (causal
    where the sentence speaks of an intervention, correlational where it speaks of observed groups), ``blocked``
    (what the pattern covers states no relation: aims, calls for research, open questions).
    ``anchors`` are the words one of which must be in the sentence for the pattern to be tried at all.
    """

    kind: Kind
    anchors: str
    pattern: str
    example: str


# Transitive verbs that state an effect when they are the finite verb of a clause: "{verb}s the risk".
EFFECT_VERBS = """
abolish abrogate accelerate activate affect aggravate alleviate ameliorate attenuate augment avert block boost
cause confer counteract curb cure cut damage delay deplete diminish disrupt dampen downregulate ease eliminate elevate
elicit enhance exacerbate exert extend facilitate favor favour foster halve harm help hinder impact impair impede
induce influence inhibit intensify kill lengthen lessen limit lower maximise maximize mediate minimise minimize mitigate
moderate modify modulate neutralise neutralize optimise optimize potentiate precipitate preserve prevent produce prolong promote
provoke quicken raise reduce regulate relieve repress restore restrict reverse sharpen shield shorten slash slow soothe speed
spur stabilise stabilize stimulate strengthen suppress trigger upregulate undermine weaken
""".split()

# Verbs that state an effect with an object ("X increased Y") and only a course of events without one ("Y increased").
CHANGE_VERBS = (
    "increase decrease improve worsen change alter double triple decline normalise normalize".split()
)

# Verbs that need their preposition: "contributes to", "results in", "protects against".
PREPOSITION_VERBS = {
    "lead": ("to",),
    "result": ("in",),
    "contribute": ("to",),
    "protect": ("against", "from", "the", "people", "mice", "patients", "women", "children"),
    "interfere": ("with",),
    "act": ("as", "against", "by"),
    "translate": ("into",),
    "benefit": ("from", "the", "patients", "people", "women", "children", "adults"),
    "aid": ("in", "the", "recovery", "sleep", "weight"),
    "depend": ("on", "upon"),
}

IRREGULAR = {
    "led": ("lead", "past"),
    "cut": ("cut", "past"),
    "cuts": ("cut", "s"),
    "cutting": ("cut", "ing"),
    "sped": ("speed", "past"),
    "controlled": ("control", "past"),
}

# A word that starts so means that somebody intervened: then a difference between groups is the intervention's.
INTERVENTION_STEMS = (
    "treat", "therap", "interven", "randomi", "placebo", "supplement", "vaccin", "administ", "surg", "train",
    "program", "dose", "drug", "inject", "infus", "regimen", "allocat", "assigned", "sham", "trial", "prophyla",
    "medicat", "acupunct", "massage", "exercis", "stimulation", "implant", "tablet", "counsel", "coaching", "educat",
    "anesth", "anaesth", "analges", "antibiotic", "chemotherap", "radiother", "laser", "technique", "procedure",
    "rehabilit", "strateg", "ablation", "stent", "graft", "repair", "resection", "mg",
)  # fmt: skip

# "patients who …", "people with …": groups that were found, not made.
OBSERVED = re.compile(
    r"\b(?:patients|people|adults|women|men|children|participants|individuals|those|subjects|girls|boys|persons|"
    r"adolescents|students|workers|carriers|mothers|infants|survivors)\s+(?:with|who|without|from|whose|aged|living)\b"
    r"|\b(?:cohort|observational|cross-sectional|case-control|population-based|survey|registry|nationwide)\b"
)

CUES: tuple[Cue, ...] = (
    # ---- what blocks: aims, open questions, calls for research ---------------------------------------------------
    Cue(
        "blocked",
        "further future more additional larger larger-scale prospective ongoing longer randomized randomised "
        "controlled well-designed high-quality longitudinal rigorous",
        r"\b(?:further|future|more|additional|larger|large|prospective|ongoing|longer|randomi[sz]ed|controlled|"
        r"well-designed|high-quality|longitudinal|rigorous|larger-scale)\s(?:[\w,/-]+\s){0,5}?"
        r"(?:stud(?:y|ies)|trials?|research|investigations?|work|data|evidence|follow-up|evaluations?|analys[ei]s)\b"
        r"[^;]*?\b(?:need\w*|warrant\w*|requir\w*|should|necessary|must|will|is important|are important|to "
        r"(?:confirm|determine|establish|clarify|verify|assess|examine|explore|elucidate|test|identify|understand|evaluate))\b.*",
        "Further randomised trials are needed to confirm that garlic lowers cholesterol.",
    ),
    Cue(
        "blocked",
        "whether",
        r"\bwhether\b[^;]*",
        "It is unclear whether the vaccine prevents transmission.",
    ),
    Cue(
        "blocked",
        "aim aims aimed sought objective purpose goal hypothesized hypothesised hypothesis designed examine examined "
        "investigate investigated assess assessed evaluate evaluated explore explored determine determined test tested "
        "compared compare study describe estimate reviewed reviews discuss discusses discussed",
        r"\b(?:aim(?:s|ed)?|sought|objectives?|purpose|goal|hypothesi[sz]ed|designed)\b[^;]*\b(?:to|was|is|that)\b.*"
        r"|^(?:in this (?:study|review|article|paper|report|trial),? )?(?:we|this (?:study|review|article|paper|report|trial)|the authors?|researchers?) "
        r"(?:also |then |here )?(?:examined?s?|investigate[sd]?|assess(?:e[sd])?|evaluate[sd]?|explore[sd]?|tested|tests?|compare[sd]?|"
        r"reviews?|reviewed|discuss(?:es|ed)?|describe[sd]?|estimated?)\b.*",
        "We investigated how salt causes hypertension.",
    ),
    Cue(
        "blocked",
        "if",
        r"\b(?:determine|see|test|assess|evaluate|examine|clear|known|know|ask|asked|establish|decide|clarify|investigate)"
        r" if\b[^;]*",
        "A trial will test if yoga reduces pain.",
    ),
    Cue(
        "blocked",
        "unclear unknown uncertain inconclusive inconsistent controversial understood limited insufficient lacking scarce "
        "debated elusive needed",
        r"(?:^|[;,])[^;,]*\b(?:remains?|is|are|was|were)\s(?:\w+\s)?(?:unclear|unknown|uncertain|inconclusive|inconsistent|controversial|"
        r"not (?:well|fully|completely|clearly) understood|poorly understood|insufficient|lacking|scarce|debated|elusive)\b.*",
        "How exercise reduces pain remains unclear.",
    ),
    Cue(
        "blocked",
        "evidence",
        r"\b(?:insufficient|little|no|lack of|limited|scant|inconclusive|not enough|weak)\s(?:\w+\s){0,3}?evidence\b[^;]*",
        "There is insufficient evidence that massage relieves colic.",
    ),
    Cue(
        "blocked",
        "should must recommended recommend advisable consider",
        r"\b(?:should|must|ought to|needs? to|recommend(?:ed)?|is advisable)\b[^;,]*",
        "Clinicians should reduce the dose in older patients.",
    ),
    # ---- causal: adjectives and nouns ----------------------------------------------------------------------------
    Cue(
        "causal",
        "effective efficacious effectively",
        r"\b(?:more |most |highly |very |equally |as |moderately |safe and |and |an |modestly )?(?:cost-)?(?:effective|efficacious)\b"
        r"(?!\s(?:communication|dose|strategies are|treatments? (?:is|are) (?:needed|lacking)|ways? to))",
        "Telephone counselling is effective for smoking cessation.",
    ),
    Cue(
        "causal",
        "efficacy effectiveness",
        r"\b(?:demonstrat|show|confirm|prov|establish|support|had|has|superior|greater|good|better|provide|high)\w*\s(?:[\w-]+\s){0,4}?"
        r"(?:efficacy|effectiveness)\b",
        "The trial demonstrates the efficacy of the new inhaler.",
    ),
    Cue(
        "causal",
        "effect effects impact influence benefit benefits",
        r"\b(?:had|has|have|having|exerts?|exerted|shows?|showed|demonstrat\w+|produc\w+|confirm\w*|with|evidence (?:of|for)|"
        r"reveal\w*|found|provid\w+|offer\w*|confer\w*|finds|yield\w*|there (?:is|was)|is|are|was|were|support\w*)\s"
        r"(?:[\w,-]+\s){0,5}?(?:effects?|impact|influence|benefits?)\b(?!\s(?:size|modif))",
        "Sauna bathing had a beneficial effect on blood pressure.",
    ),
    Cue(
        "causal",
        "superior inferior",
        r"\b(?:superior|inferior) (?:to|over|in|for)\b",
        "The new regimen was superior to standard care.",
    ),
    Cue(
        "causal",
        "beneficial helpful harmful detrimental protective deleterious useful toxic advantageous",
        r"\b(?:is|are|was|were|be|proved|proves|being|been)\s(?:\w+\s){0,2}?(?:beneficial|helpful|harmful|detrimental|"
        r"protective|deleterious|advantageous|toxic)\b",
        "Regular sleep is beneficial for learning.",
    ),
    Cue(
        "causal",
        "responsible",
        r"\b(?:is|are|was|were|be)\s(?:\w+\s)?responsible for\b",
        "The toxin is responsible for the outbreak.",
    ),
    Cue(
        "causal",
        "treatment option alternative therapy method approach strategy tool intervention",
        r"\b(?:successful|good|excellent|viable|valuable|suitable|safe|reliable|attractive)\s(?:[\w,-]+\s){0,3}?"
        r"(?:treatment|option|alternative|therapy|intervention)\b",
        "The graft is a reliable treatment for large defects.",
    ),
    Cue(
        "causal",
        "cause causes causal driver",
        r"\b(?:is|are|was|were|be|remains?)\s(?:[\w-]+\s){0,4}?(?:causes?|drivers?|cause) (?:of|for)\b|\bcausal (?:role|effect|link|relationship)\b",
        "Stress is a major cause of tension headache.",
    ),
    Cue(
        "causal",
        "role",
        r"\b(?:plays?|played|playing|have|has|had)\s(?:[\w-]+\s){0,4}?role in\b",
        "Microglia play a crucial role in chronic pain.",
    ),
    Cue(
        "causal",
        "worked works work",
        r"\bwork(?:s|ed) (?:better|as well|well|best)\b",
        "Walking worked better than the pills.",
    ),
    Cue(
        "causal",
        "due because",
        r"\b(?:is|are|was|were|be|probably|largely|mainly|partly)\s(?:\w+\s)?(?:due to|because of)\b",
        "The fall in births was due to stress.",
    ),
    Cue(
        "causal",
        "reduction improvement increase decrease improvements reductions increases decreases gains gain relief fall rise decline",
        r"\b(?:provid\w+|achiev\w+|resulted in|result in|produc\w+|led to|lead to|yield\w+|gave|gives|giv\w+|offer\w*|bring\w*|brought|"
        r"confer\w*|deliver\w*)\s(?:[\w,-]+\s){0,6}?"
        r"(?:reductions?|improvements?|increases?|decreases?|gains?|relief|fall|rise|declines?|protection|outcomes?|control|results|survival)\b",
        "The splint provided clinically relevant improvements in sleep.",
    ),
    Cue(
        "comparative",
        "reduction improvement increase decrease improvements reductions increases decreases decline gains fall drop rise",
        r"\b(?:reductions?|improvements?|increases?|decreases?|declines?|gains?|drop|fall|rise) (?:in|of)\b",
        "There was a marked reduction in pain after massage.",
    ),
    # ---- conditional by themselves -------------------------------------------------------------------------------
    Cue(
        "conditional",
        "potential promise promising promises hope",
        r"\b(?:has|have|holds?|had|having|with|show\w*|of|offer\w*)\s(?:[\w-]+\s){0,4}?(?:potential|promise)\s(?:to|for|in|as|of)\b"
        r"|\bpotential (?:\w+\s)?(?:treatment|therap\w+|benefits?|role|causal|intervention|effects?|approach)\b",
        "Hypnosis has the potential to reduce labour pain.",
    ),
    Cue(
        "conditional",
        "promising",
        r"\bpromising (?:[\w-]+\s){0,2}?(?:treatment|therap\w+|option|intervention|approach|strategy|results|effects?|drug|candidate|alternative)\b",
        "Psilocybin is a promising treatment for depression.",
    ),
    # ---- correlational -------------------------------------------------------------------------------------------
    Cue(
        "correlational",
        "associated association associations associate",
        r"\bassociat(?:ed (?:with|to|independently|positively|negatively|inversely|strongly|significantly)|ions? (?:between|with|of|was|were|is|are|"
        r"exists?|existed|among|that|to|in)|ions?$|es? with)|\b(?:are|is|were|was|be|been) (?:[\w-]+\s){0,3}?associated\b|\bassociations?\b",
        "Napping was associated with obesity.",
    ),
    Cue(
        "correlational",
        "correlated correlate correlates correlation correlations correlating",
        r"\bcorrelat(?:e[sd]?|ions?|ing)\b",
        "Leptin correlated with body mass.",
    ),
    Cue(
        "correlational",
        "related relationship relationships relation relates",
        r"\b(?:is|are|was|were|be|been|being|and|independently|inversely|directly|closely|positively|negatively|strongly|significantly)\s"
        r"(?:[\w-]+\s){0,3}?related (?:to|with)\b|\brelationships? (?:between|with|of|to|was|exist)|\brelations? (?:between|to|with)\b|\brelates? to\b",
        "Height is related to income.",
    ),
    Cue(
        "correlational",
        "linked link links tied connected connection coupled",
        r"\b(?:linked|tied|connected) (?:to|with)\b|\blinks? (?:\w+\s){0,8}?(?:to|with|between)\b|\bconnection between\b|\bcoupled with (?:higher|lower)",
        "Late dinners are linked to reflux.",
    ),
    Cue(
        "correlational",
        "predictor predictors predict predicts predicted predictive predicting prediction determinant determinants prognostic "
        "marker markers biomarker biomarkers indicator indicators correlates determined",
        r"\b(?:predictors?|predicts?|predicted|predictive|determinants?|prognostic|correlates)\b(?!\s(?:model|scores? was|value of|factors? (?:remain|are unknown)))"
        r"|\b(?:bio)?markers? (?:of|for|in)\b|\bindicators? (?:of|for)\b|\b(?:can|could|may|used to|help) predict\b",
        "Grip strength is a predictor of survival.",
    ),
    Cue(
        "correlational",
        "factor factors",
        r"\b(?:risk|protective|prognostic|contributing|predisposing|associated|important|independent|significant|major|key) factors?\b"
        r"(?!\s(?:such|including|management|control|modification|assessment))|\bfactors? (?:for|associated|related|predict\w*|contributing)\b",
        "Snoring is a risk factor for stroke.",
    ),
    Cue(
        "correlational",
        "likely likelihood odds chance probability prone",
        r"\b(?:more|less|most|least|times as|twice as|as|times more) likely\b|\b(?:higher|lower|greater|increased|reduced|decreased|better|worse) "
        r"(?:\w+\s)?(?:likelihood|odds|chances?|probability|propensity)\b|\bprone to\b",
        "Smokers were more likely to relapse.",
    ),
    Cue(
        "correlational",
        "risk",
        r"\b(?:higher|lower|greater|increased|elevated|reduced|decreased|high|highest|lowest|percent lower|percent higher|excess|at|at increased)\s"
        r"(?:[\w-]+\s){0,4}?risks?\b(?!\s(?:patients|groups?|populations?|of bias|individuals))|\brisks? (?:\w+\s){0,3}?(?:was|were|is|are) (?:\w+\s)?"
        r"(?:higher|lower|greater|increased|elevated|reduced|doubled)\b",
        "Shift workers have a higher risk of diabetes.",
    ),
    Cue(
        "correlational",
        "varied varies vary differed differ differs difference differences depends depend depended variation",
        r"\b(?:varie[sd]|vary|differed|differs?) (?:\w+\s){0,3}?(?:with|by|between|among|across|according|from|in|depending|for)\b"
        r"|\bdifferences? (?:\w+\s){0,3}?(?:between|among|in|across|by|exists?|were|was)\b|\bdepend(?:s|ed|ent)? (?:on|upon)\b|\bdiffer(?:ed)?\b",
        "Waiting times differed between regions.",
    ),
    Cue(
        "correlational",
        "frequency proportion incidence prevalence common prevalent frequent frequently often rising rises",
        r"\b(?:more|less|most) (?:common|prevalent|frequent|frequently|often|commonly|severe|pronounced|susceptible|vulnerable)\b[^.;]*"
        r"\b(?:in|among|than|with|at)\b",
        "Falls were more common among women.",
    ),
    Cue(
        "correlational",
        "rises rise increases increased increase decreases decreased decrease declines declined grew grows falls",
        r"\b(?:rises?|increase[sd]?|decrease[sd]?|declines?|declined|grows?|grew|falls?) (?:\w+\s){0,2}?with (?:increasing |advancing |decreasing |higher |older |"
        r"greater |each |the |age|severity|duration|latitude|dose|bmi)",
        "Prevalence increased with age.",
    ),
    # ---- comparisons: causal or correlational by what is compared --------------------------------------------------
    Cue(
        "comparative",
        "higher lower greater better worse fewer longer shorter larger smaller faster slower poorer less more "
        "stronger weaker earlier later elevated reduced increased decreased",
        r"\b(?:higher|lower|greater|better|worse|fewer|longer|shorter|larger|smaller|faster|slower|poorer|stronger|weaker|earlier|later|less|more)\b"
        r"[^.;]*?\b(?:than|compared|versus|vs|relative to|in comparison|over)\b"
        r"|\b(?:compared (?:with|to)|relative to|versus)\b[^;]*?\b(?:higher|lower|greater|better|worse|fewer|longer|shorter|larger|smaller|faster|slower|poorer|less|more)\b",
        "Surgery times were shorter than with the older device.",
    ),
    Cue(
        "comparative",
        "higher lower greater better worse fewer longer shorter larger smaller elevated poorer",
        r"\b(?:was|were|is|are|had|have|has|showed|shows?|reported|experienced|exhibited|displayed|remained?|being|tend\w* to (?:be|have|show|report))\s"
        r"(?:[\w-]+\s){0,3}?(?:higher|lower|greater|better|worse|fewer|longer|shorter|larger|smaller|elevated|poorer|reduced|increased|decreased|impaired|improved)\b",
        "Nurses had poorer sleep.",
    ),
)

HEDGES = frozenset(
    """may might could perhaps possibly probably presumably apparently seemingly potentially potential suggest suggests suggested
    suggesting suggestive appear appears appeared appearing seem seems seemed likely possible probable plausible plausibly
    preliminary tentative tentatively tend tends tended conceivably hypothesize hypothesise speculate speculated believed
    thought promising promise indicative""".split()
)

# A hedge on the verb itself, which makes a causal statement conditional.
MODALS = frozenset(
    """may might could appear appears appeared seem seems seemed likely possibly probably potentially potential perhaps
    presumably conceivably plausible possible promises promise apparently tend tends tended believed thought""".split()
)

NEGATIONS = frozenset(
    """not no nor neither never without cannot fails failed fail lack lacks lacked unlikely none nobody nothing hardly
    unable didn't doesn't don't wasn't weren't isn't aren't hasn't haven't won't can't couldn't insufficient unnecessary""".split()
)
