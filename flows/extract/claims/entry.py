"""Sentences of procedure that claim nothing, whatever words of more and less stand in them."""

from __future__ import annotations

from flows.extract.claims.rules import Rule, make_rule

ENTRY: tuple[Rule, ...] = (
    make_rule(
        "criteria",
        r"\b(?:participants?|volunteers|subjects|patients|men|women|adults|children|students|everyone|all|"
        r"they)\b[^.;]{0,60}?\b(?:had|needed|were required|was required) to (?:be (?:free|aged|over|under|"
        r"between|at least|able|willing|healthy|non|\d)|have (?:a |an |no |had |been |at least ))|"
        r"\b(?:was|were) (?:eligible|ineligible|excluded)\b|\b(?:inclusion|exclusion|entry|"
        r"eligibility) criteria\b|"
        r"^\W*(?:all|none)(?: of (?:them|the \w+))? (?:had|were)(?: already)? (?:been )?(?:diagnosed|"
        r"free|healthy)\b|"
        r",? (?:all|none) of whom (?:had|were)\b[^,;]*$",
        "Volunteers had to be free of heart disease.",
        "had needed required eligible ineligible excluded criteria all none",
        also="be have eligible ineligible excluded criteria diagnosed free healthy whom",
    ),
    make_rule(
        "at_baseline",
        r"^\W*(?:none|all|no one|most|some) (?:of (?:them|the \w+) )?had\b[^.;]*\bat (?:baseline|"
        r"the (?:start|beginning|outset|time))\b",
        "None of them had heart disease at the start of the study.",
        "none all most some no",
    ),
    make_rule(
        "authorship",
        r"\b(?:is|was) (?:a|an|the|one of the) (?:[\w-]+ ){0,3}?"
        r"(?:co-)?authors? of the (?:study|paper|research|review|report)\b",
        "Dr Lund is one of the authors of the study.",
        "author authors co-author co-authors",
    ),
    make_rule(
        "visits",
        r"\b(?:came|went|brought|invited|returned|reported) (?:back |in |in to |into )?(?:for|to) "
        r"(?:the |a |an |"
        r"their |\w+ ){0,4}?(?:lab|labs|laborator\w+|visits?|clinics?|testing|check-?ups?|sessions?|scans?|"
        r"scanner)\b|\bswitched (?:tasks|groups|arms|conditions)\b",
        "They came back to the clinic for a second visit.",
        "came went brought invited returned reported switched",
    ),
    make_rule(
        "answers",
        r"\b(?:fill(?:ed)? (?:in|out)|complet(?:ed|e)|answer(?:ed)?|kept|"
        r"keep)\b[^.;]{0,40}?\b(?:questionnaires?|"
        r"questions|surveys?|diar(?:y|ies)|logs?)\b",
        "Both groups were asked to fill out surveys.",
        "fill filled completed complete answer answered kept keep",
    ),
    make_rule(
        "reception",
        r"\b(?:results?|findings?|study|data|discovery|outcome)\b[^.;]{0,50}?\b(?:surprised|stunned|shocked|"
        r"astonished|excited|delighted|disappointed|pleased)\b (?:him|her|them|us|me|the|even|many|some|"
        r"experts|doctors|researchers|scientists)\b",
        "The results, released on Friday, stunned her.",
        "surprised stunned shocked astonished excited delighted disappointed pleased",
    ),
    make_rule(
        "reaction",
        r"\b(?:took issue with|takes issue with|stood by|stands by|hit (?:back|out) at|pushed back (?:on|"
        r"against)|cast doubt on|"
        r"disputed?s?|questioned|rejected|dismissed|challenged|criticised|criticized|contested|welcomed|"
        r"hailed|"
        r"praised|reacted to|responded to|endorsed) (?:the|these|this|those|its|their) (?:[\w’'-]+ ){0,2}?"
        r"(?:findings?|results?|study|research|paper|report|conclusions?|trial|review|analysis|data|work)"
        r"(?! that| which| sh| found|,? (?:saying|arguing|claiming|noting|insisting|warning|adding|stating|"
        r"pointing|"
        r"and s))\b",
        "The Juice Council, a trade group, took issue with the findings.",
        "took takes stood stands hit pushed cast dispute disputes disputed questioned rejected dismissed "
        "challenged "
        "criticised "
        "criticized contested welcomed hailed praised reacted responded endorsed",
    ),
    make_rule(
        "thrilled",
        r"\b(?:was|were|is|are|been|felt) [“\"‘']?(?:\w+ly )?(?:thrilled|delighted|pleased|excited|"
        r"encouraged|heartened|"
        r"disappointed|surprised|alarmed|dismayed)[”\"’']? (?:by|with|at|about) (?:the|these|this|those|its|"
        r"their)\b",
        "The growers said they were thrilled by the results.",
        "thrilled delighted pleased excited encouraged heartened disappointed surprised alarmed dismayed",
    ),
    make_rule(
        "mood",
        r"^\W*(?:[\w’'-]+ ){0,4}?(?:researchers|scientists|experts|doctors|physicians|critics|specialists|"
        r"reviewers|others|\w+ologists)\b[^.;:,]{0,30}?\b(?:are|were|remain|remained|have been|has been|"
        r"seem|seemed) "
        r"(?:(?:more|less|not|far|rather|much|still|very|\w+ly) ){0,2}(?:kind|generous|convinced|persuaded|"
        r"impressed|sceptical|skeptical|cautious|divided|split|enthusiastic|sure|unsure|certain|uncertain|"
        r"sanguine|optimistic|upbeat|critical|wary|puzzled|baffled|surprised|torn)\b[^.;:,]*\W*$",
        "Chilean sports scientists have been less kind.",
        "kind generous convinced persuaded impressed sceptical skeptical cautious divided split "
        "enthusiastic sure "
        "unsure certain uncertain sanguine optimistic upbeat critical wary puzzled baffled surprised torn",
    ),
    make_rule(
        "design",
        r"^\W*(?:but |and |yet |yes, |no, |well, )?(?:it|this|that|the (?:study|research|work|paper))(?: "
        r"(?:was|is|were)(?: "
        r"not|n[’']t)?|"
        r"[’']s(?: not)?) (?:\w+ly |only |just |hardly |no more than )*(?:an?|the) (?:[\w-]+ ){0,4}?(?:trial|"
        r"experiment|study|"
        r"survey|review|analysis)\b|"
        r"\bthere (?:was|were|is) no (?:control|comparison|placebo|untreated) (?:group|arm)s?\b|"
        r"\b(?:stud(?:y|ies)|trials?|research|paper|survey)\b[^.;:]{0,70}?\b(?:is|was|are|were) (?:no|"
        r"little|hardly|"
        r"not much|scarcely|barely) (?:better|stronger|different|larger|bigger)(?! than)\b",
        "It was not a trial: people who nap may be well anyway.",
        "study studies trial trials research paper survey experiment review analysis control comparison "
        "placebo "
        "untreated",
    ),
    make_rule(
        "years_of_practice",
        r"\b(?:has|have) (?:treated|seen|cared for|helped|practi[sc]ed|worked) [^.;]{0,60}?for "
        r"(?:(?:more than|over|nearly|almost|about|some) )?(?:\d+|ten|twenty|thirty|forty|\w+ decades?|"
        r"decades) ?"
        r"(?:years)?\W*$",
        "Per Moe is a surgeon and has treated bad backs for 30 years.",
        "treated seen cared helped practised practiced worked",
    ),
    make_rule(
        "under_way",
        r"\b(?:stud(?:y|ies)|trials?|research|work|experiments?)\b[^.;:]{0,30}?\b(?:is|are|[’']s) (?:now |"
        r"still |also )?"
        r"(?:going on|under ?way|in progress|planned|ongoing|being (?:done|run|planned|carried out))\b|"
        r"\bthere(?:[’']s| is| are) (?:now |an? |also )*(?:[\w-]+ ){0,2}?(?:stud(?:y|ies)|"
        r"trials?)\b[^.;:]{0,30}?"
        r"\b(?:going on|under ?way|in progress|planned|ongoing)\b|"
        r"^\W*(?:an?|the|another) (?:[\w-]+ ){0,3}?(?:study|trial|test|experiment|review|survey|answer|clue|"
        r"hint|proof|evidence|one) "
        r"(?:came|comes|followed|"
        r"appeared|arrived|began|started)\b[^;:]*$",
        "A bigger test came from Chile in 2022.",
        "going under underway progress planned ongoing being came comes followed appeared arrived began "
        "started",
    ),
    make_rule(
        "what_is_said",
        r"^\W*what (?:[\w’'-]+ ){1,5}?(?:says?|said|found|finds?|shows?|showed|means?|think|thinks)\W*$",
        "What the industry says.",
        "what",
    ),
    make_rule(
        "otherwise",
        r"\b(?:tell|tells|say|says|claim|claims|argue|argues|think|thinks|believe|believes) (?:you |us |"
        r"them )?"
        r"(?:otherwise|differently|something (?:else|different)|the opposite)\b",
        "Makers of tea will tell you something else.",
        "otherwise differently something opposite",
    ),
    make_rule(
        "repeated",
        r"\b(?:has|have|had|was|were)(?: not|n[’']t| never| yet to| still to| only)?(?: yet| since| ever| "
        r"so far| "
        r"still| yet to)? (?:be |been )?(?:independently )?(?:repeated|replicated|reproduced)\b|"
        r"\b(?:no one|nobody|no other (?:team|group|lab)|others?) (?:has|have|had) (?:\w+ )?"
        r"(?:repeated|replicated|reproduced)\b|\b(?:failed|unable|tried|trying|impossible|hard) to "
        r"(?:repeat|replicate|reproduce)\b",
        "It has never been repeated.",
        "repeated replicated reproduced repeat replicate reproduce",
    ),
    make_rule(
        "blinding",
        r"\b(?:neither|nor|none|not|never|was|were|they|trials?|study|studies|both)\b[^.;,]{0,30}?"
        r"(?<!double[- ])(?<!single[- ])\b(?:un)?blind(?:ed|ing)?\b(?![- ](?:people|eye|spot|in (?:one|"
        r"both)))"
        r"[^.;,]{0,40}\W*$|"
        r"\b(?:knew|know|guessed|told) (?:which|what) (?:pill|group|treatment|drug|one|arm|"
        r"they)\b[^;]{0,60}\W*$|"
        r"^[^,;:]{0,60}\b(?:had|has|have|lacked) (?:no|a|any)? ?(?:control|comparison|placebo) (?:group|"
        r"arm)s?\W*$",
        "Neither trial blinded the volunteers.",
        "blind blinded blinding unblinded knew know guessed told control comparison placebo",
    ),
    make_rule(
        "caution",
        r"\b(?:should|must|need(?:s|ed)?(?: to)?|ought to|has to|have to) (?:\w+ly )?be (?:treated|taken|"
        r"viewed|"
        r"interpreted|read|seen|regarded|approached) (?:with|as|in) (?:\w+ )?"
        r"(?:caution|care|scepticism|skepticism|pinch|grain|preliminary)\b|"
        r"\b(?:neither|no|none of (?:the|these)) (?:\w+ ){0,2}?(?:stud(?:y|ies)|"
        r"trials?)\b[^.;]{0,20}?\bprove[sd]?\b|"
        r"\b(?:our|their|its|this|the) (?:sample|stud(?:y|ies)|trials?|data|cohort)\b[^.;:]{0,30}?\b(?:is|"
        r"was|are|"
        r"were) (?:far |much |more |less |\w+ly )*(?:diverse|larger|bigger|smaller|longer|representative|"
        r"rigorous)\b",
        "Lind said the results should be treated with caution.",
        "treated taken viewed interpreted read seen regarded approached prove proves proved diverse larger "
        "bigger "
        "smaller longer representative rigorous",
    ),
    make_rule(
        "comment",
        r"\b(?:commented|remarked|reflected) on (?:the|this|these|his|her|their)\b|\b(?:took|takes|"
        r"taken) the lead "
        r"(?:in|on)\b|\bthinks? (?:so|not)\b",
        "A professor commented on the findings.",
        "commented remarked reflected lead think thinks",
    ),
    make_rule(
        "performed",
        r"\b(?:performed|carried out|conducted|did|ran) (?:the|this|their|our|its|an?) (?:[\w-]+ ){0,2}"
        r"(?:study|research|"
        r"experiments?|trial|work|analysis|tests?) (?:using|with|in|on|at|by|between|among)\b[^.;:]*\W*$|"
        r"\b(?:drew|draws|draw) (?:on |evidence |data |results ){0,2}?from\b|"
        r"\b(?:samples|scans|specimens|swabs)\b[^.;]{0,20}?\b(?:were|was) (?:\w+ )?(?:tested|"
        r"analy[sz]ed|taken|"
        r"collected|checked|sent)\b[^.;:]*\W*$|"
        r"^\W*(?:all|each|every|both|the (?:participants|volunteers|patients))\b[^.;]{0,20}?\b(?:had|"
        r"underwent|gave|"
        r"provided|spent) (?:[\w-]+ ){0,3}?(?:scans?|samples?|time|nights?)\b[^.;:]*\W*$",
        "The scientists performed the research using mice bred to develop stroke.",
        "performed carried conducted did ran drew draws draw samples scans specimens swabs all each "
        "every both had underwent gave "
        "provided spent",
        also="study research experiment experiments trial work analysis test tests drew draws draw samples "
        "scans specimens swabs scan sample time night nights",
    ),
    make_rule(
        "signpost",
        r"^\W*(?:(?:for )?(?:more|further) information|(?:find|read) (?:this|the (?:full|original)) "
        r"(?:study|story|article|release|paper)|posted by|written by|photo|image|caption|credit|related)\b|"
        r"\bin this (?:article|post|guide|blog|video|episode|issue|section)\b|"
        r"\b(?:directions?|groundwork|ideas|foundations?) for (?:more |further |future |new )"
        r"(?:research|studies|work|trials?)\b|"
        r"\balso (?:covered|carried|ran|picked up) the (?:story|news)\b",
        "In this guide, you will learn how magnesium works.",
        "information find read posted written photo image caption credit related "
        "direction directions groundwork ideas "
        "foundation foundations article post guide blog "
        "video episode issue section covered carried ran picked",
    ),
)
"""Who could take part, when they came, what they filled in, how the news was taken: no claim, whatever
words of more and less stand there, unless a share or a finding is told."""

PURPOSE: tuple[Rule, ...] = (
    make_rule(
        "goal",
        r"\b(?:goals?|aims?|purpose|objectives?) of (?:the|this|that|our|their|his|"
        r"her) (?:\w+ )?(?:study|trial|"
        r"research|experiment|survey|work|review|analysis|project)\b[^.;]{0,30}?\b(?:is|was|were|are) to\b",
        "The goal of the study was to see how naps change the risk of stroke.",
        "goal goals aim aims purpose objective objectives",
    ),
    make_rule(
        "to_study",
        r"^\W*(?:[\w’'-]+ ){0,4}?(?:researchers|scientists|investigators|authors|team|group|they|we)\b"
        r"[^.;:,]{0,50}?\b(?:analy[sz]ed|used|drew|combined|pooled|collected|reviewed|searched|"
        r"turned to)\b[^.;:]{0,80}?"
        r"\bto (?:study|examine|investigate|explore|test|assess|see|determine|find out|learn|"
        r"look)\b[^.;:]*\W*$",
        "Researchers analysed a large database to study factors linked to stroke.",
        "analyzed analysed used drew combined pooled collected reviewed searched turned",
    ),
    make_rule(
        "unexamined",
        r"\b(?:study|trial|data|research|analysis|review|survey|paper|authors|researchers|"
        r"team)\b[^.;:]{0,25}?"
        r"\b(?:did|does|do)(?: not|n[’']t) (?:\w+ )?(?:examine|include|assess|look (?:at|into)|measure|"
        r"address|collect|"
        r"consider|investigate|cover|test|track|record|explain|explore)\b",
        "The study did not examine why naps lower the risk of stroke.",
        "did didn't didn’t does doesn't doesn’t do don't don’t",
    ),
)
"""What was to be found out, or was left out: no claim even where a link is named."""
