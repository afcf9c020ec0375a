"""Sentences of procedure: some belong to the report of a study, others claim nothing."""

from __future__ import annotations

from flows.extract.claims.rules import Rule, make_rule

ALLOCATION = make_rule(
    "allocation",
    r"\b(?:were|was) (?:then |randomly |each )*(?:assigned|allocated|randomi[sz]ed|divided|split|asked|"
    r"told|instructed|"
    r"given (?:either|a choice))\b|\b(?:half|the rest|the others?|"
    r"the remaining)\b[^.;]{0,40}?\b(?:received|got|took|attended|served)\b",
    "Half were assigned to twice-weekly training.",
    "were was half rest other others remaining",
)
"""Who was given what: procedure, whatever else the sentence compares."""

METHOD_KEPT: tuple[Rule, ...] = (
    make_rule(
        "exposure_given",
        r"\b(?:participants?|volunteers|subjects|patients|men|women|adults|children|students|people|half|"
        r"group|groups|they|others?|rest|mice|rats|team|researchers)\b"
        r"[^.;]{0,60}?\b(?:(?:were|was|had been) (?:randomly |then |each |also )?(?:shown|given|assigned|"
        r"asked|told|split|divided|randomi[sz]ed|allocated|fed|exposed|instructed|put|invited to (?:eat|"
        r"drink|sit|walk))"
        r"|(?:ate|drank|took|received|swallowed|wore|watched|followed a|completed \w+ sessions)\b)"
        r"|\b(?:gave|fed|assigned|asked|instructed|put|split|divided|"
        r"randomi[sz]ed)\b[^.;]{0,50}?\b(?:participants?|"
        r"volunteers|subjects|patients|men|women|adults|children|students|people|families|workers|nurses|"
        r"mice|rats|them)\b",
        "Half of the volunteers were given a placebo.",
    ),
    make_rule(
        "groups_compared",
        r"\b(?:monitored|compared|recorded|tracked|noted|watched|observed|measured)\b[^.;]{0,60}?\b(?:who|"
        r"those|with those|which of|whether)\b|\bcompar(?:ed|ing)\b[^.;]{0,90}\b(?:with|to|and|against)\b",
        "Researchers monitored who napped and who did not.",
        "monitored compared comparing recorded tracked noted watched observed measured",
    ),
)
"""Procedure that says what was compared: kept as part of a study's report, with little confidence.

The switch: an entry moved from here to ``METHOD_DROPPED`` is no claim any more.
"""

METHOD_DROPPED: tuple[Rule, ...] = (
    make_rule(
        "sampling",
        r"\b(?:surveyed|recruited|enrolled|interviewed|followed|tracked|analy[sz]ed|examined|studied|"
        r"reviewed|pooled|looked at|combed through|collected|drew on|gathered|used data|included|"
        r"involved|kept|housed|questioned|polled|tested|scanned|monitored|assessed|evaluated|"
        r"combined)\b[^.;]{0,80}?(?:\b\d[\d,]{1,}\b|\bdata\b|\brecords\b|\bquestionnaires?\b|\bsamples?\b|"
        r"\bdozens\b|\bhundreds\b|\bthousands\b|\bmillions?\b|\bstudies\b|\btrials\b|\bpapers\b)",
        "The team surveyed 893 adults in five countries.",
    ),
    make_rule(
        "instrument",
        r"\bexcluded (?:people|participants|patients|women|men|children|those|anyone|studies|trials|data)\b|"
        r"\b(?:filled (?:in|out)|completed|answered|wore|kept)\b[^.;]{0,40}?\b(?:questionnaires?|"
        r"questions|surveys?|"
        r"diar(?:y|ies)|monitors?|trackers?|tests?)\b|"
        r"\b(?:measured|assessed|recorded|took|collected)\b[^.;]{0,50}?\b(?:using|with|by means of|samples|"
        r"swabs|scans)\b|\b(?:adjusted|controlled|accounted) for\b|\b(?:were|was) (?:measured|assessed|"
        r"recorded|taken|collected|weighed|scanned|recruited|enrolled|surveyed|interviewed|followed)\b",
        "Participants filled in a questionnaire every month.",
    ),
    make_rule(
        "aim",
        r"\b(?:wanted|set out|sought|aimed|decided) to (?:find|see|know|learn|test|understand|explore|"
        r"examine|investigate|determine|look|study)\b|\bto find out\b",
        "The team wanted to find out whether naps help.",
    ),
    make_rule(
        "publication",
        r"^\W*(?:it|they) (?:was|were) (?:\w+ )?published\b|"
        r"^\W*(?:the|their|his|her|these|this) (?:\w+ ){0,3}(?:study|findings|results|research|paper|work|"
        r"review|trial)[^.;]{0,12}?\b(?:(?:was|were|is|are|will be) (?:\w+ ){0,2}(?:published|presented|"
        r"online|out)|appear(?:s|ed)?)\b[^;]{0,100}$",
        "The findings were published on Monday in a journal.",
        "it they study findings results research paper work review trial",
    ),
)
"""Procedure that claims nothing: how many were asked, with what instrument, where it was published."""
