"""Who says each sentence, over the whole article.

Each sentence is first read on its own; then quotations without a speaker of their own take the one of their
paragraph, of the quotation they carry on, or of the interview's label. A sentence outside quotation marks is
never given to a speaker it does not name: paraphrase that may run on is the article's own voice.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.document import Document
from flows.extract.speakers import bodies, interviews, words
from flows.extract.speakers.affiliation import authors_named
from flows.extract.speakers.labels import read_dashed, read_label
from flows.extract.speakers.mentions import read_mention
from flows.extract.speakers.names import family_name, is_full_name, is_person_name, split_titles
from flows.extract.speakers.people import People, Person
from flows.extract.speakers.subjects import Mention, Who
from flows.extract.views import View
from flows.values import value
from schemas.vocabulary import AttributedTo

_QUOTED_MOSTLY = 0.6
_LOOK_BACK = 2


@value()
class Attribution:
    """Whose statement a sentence is.

    ``is_quoted`` says that most of the sentence stands in quotation marks, ``is_own`` that the sentence
    itself names the speaker.
    """

    name: str | None
    role: str | None
    to: AttributedTo
    is_quoted: bool
    is_own: bool
    is_study_author: bool = False
    is_hearsay: bool = False
    """Passed on by a newspaper or an agency, which says nothing of its own."""


def read_attributions(document: Document, views: Sequence[View]) -> tuple[Attribution | None, ...]:
    """Find the speaker of every sentence; None where the article itself speaks.

    Args:
        document: the article, for the list of people interviewed and the full form of names.
        views: its sentences.
    """
    mentions = [_mention(view) for view in views]
    people = People.of(document)
    for mention in mentions:
        if mention and mention.who is Who.PERSON and mention.name and is_full_name(mention.name):
            people.add(mention.name, mention.role)
    return _Floor(people, views, mentions).run()


def _mention(view: View) -> Mention | None:
    spoken = view.words & words.SPEECH_WORDS
    if view.is_heading or not spoken:
        return read_dashed(view.text) if view.text[:1] in "—–-" else None
    return read_mention(view.plain, spoken)


class _Floor:
    """Hands the floor from speaker to speaker while the article is read."""

    def __init__(self, people: People, views: Sequence[View], mentions: Sequence[Mention | None]) -> None:
        self.people = people
        self.views = views
        self.mentions = mentions
        self.authors = authors_named(people.prose)
        self.last_person: Person | None = None
        self.last_block = -1
        """The paragraph in which that person was named last."""
        self.last_body: bodies.Body | None = None
        """The organisation that a sentence was about last."""
        self.own: list[Attribution | None] = []

    def run(self) -> tuple[Attribution | None, ...]:
        label: Attribution | None = None
        answering, answered = interviews.answers(self.views, self.people)
        for view, mention in zip(self.views, self.mentions, strict=True):
            is_labelled = ":" in view.text[:90] and not view.is_heading
            named = read_label(view.text) if is_labelled else None
            if view.is_heading or (view.text.rstrip().endswith("?") and named is None):
                label = None
            found = self._of_body(view, mention) or (self._resolved(view, mention) if mention else None)
            if named is not None:
                is_quote = bool(view.quoted)
                spoken = self._labelled(named, is_quote)
                label = None if is_quote else spoken
                found = found or spoken
            if found is None and label is None and answering is not None and view.index in answered:
                found = self._person(answering, False, False)
            self._notice(view)
            self.own.append(found or (None if view.is_heading or named == "Q" else label))
        result = list(self.own)
        self._quotations(result)
        return tuple(result)

    def _of_body(self, view: View, mention: Mention | None) -> Attribution | None:
        """What 'the group' or 'it' says, right behind a sentence about an organisation."""
        body = self.last_body
        if mention is None:
            is_back = bodies.speaks_unnamed(view, body)
        else:
            is_back = mention.who in (Who.AUTHORS, Who.BODY) and bodies.refers_back(
                view.plain[: mention.span.end], body, view
            )
        self.last_body = bodies.read_body(view) or body
        if not is_back or body is None:
            return None
        self.last_body = bodies.Body(body.name, body.role, view.index)
        to = AttributedTo.COMPANY if body.is_company else AttributedTo.INSTITUTION
        return Attribution(body.name, body.role, to, view.quoted_share >= _QUOTED_MOSTLY, True)

    def _notice(self, view: View) -> None:
        """Whoever a sentence names is whom 'she' in the next one means; 'He …' tells the pronoun."""
        first = view.tokens[0] if view.tokens else ""
        block = view.sentence.block_index
        is_told_of = self.last_person is not None and self.last_block == block
        if first in {"he", "she"} and is_told_of and self.last_person and self.last_person.pronoun is None:
            self.last_person.pronoun = first
        for person in self.people.members:
            if not person.forms.isdisjoint(view.words):
                self.last_person, self.last_block = person, block

    def _labelled(self, label: str, is_quote: bool) -> Attribution | None:
        """The speaker behind 'Dr. Roe:', 'JR:' or 'A:'."""
        if label in {"Q", "Question"}:
            return None
        if label.isupper() and " " in label and not is_quote and not self._is_repeated(label):
            return None  # "ELIMINATION DIET: Some foods …" is a heading in the line
        if " " in label and not is_quote and not split_titles(label)[0] and not self._is_known(label):
            return None  # "Body Clocks: The genes …" too
        found: list[Person] = []
        self.people.named(family_name(label))
        for person in self.people.members:
            initials = "".join(part[0] for part in person.name.replace("Dr. ", "").split())
            if family_name(label) == person.family or label == initials:
                found.append(person)
        if not found and label in {"A", "Answer"}:
            found = self.people.members[:1] if len(self.people.members) == 1 else []
        if not found and is_quote and is_full_name(label) and is_person_name(label):
            found = [self.people.add(label, None)]
        return self._person(found[0], is_quote, False) if len(found) == 1 else None

    def _is_known(self, label: str) -> bool:
        """Whether the last word of a label stands elsewhere in the article too, as a name does."""
        return self.people.prose.count(label.rsplit(" ", 1)[-1]) > 1 or any(
            family_name(label) == person.family for person in self.people.members
        )

    def _is_repeated(self, label: str) -> bool:
        """Whether a label in capitals comes again, as those of an interview do."""
        return sum(view.text.startswith(f"{label}:") for view in self.views) > 1

    def _resolved(self, view: View, mention: Mention) -> Attribution | None:
        is_quoted = view.quoted_share >= _QUOTED_MOSTLY
        if mention.who is Who.PERSON and words.OF_PRESS.search(mention.role or ""):
            return Attribution(None, None, AttributedTo.OTHER, is_quoted, True, is_hearsay=True)
        if mention.who is Who.PERSON:
            return self._named(mention, is_quoted, view)
        if mention.who is Who.PRONOUN:
            person = self.last_person
            if person is None or not person.fits(mention.name or ""):
                fitting = [p for p in self.people.members if p.pronoun == mention.name]
                person = fitting[0] if len(fitting) == 1 else None
            recent = self._recent(view)
            if recent is not None and recent.fits(mention.name or ""):
                person = recent
            if person is None:
                return Attribution(None, None, AttributedTo.EXPERT, is_quoted, True) if is_quoted else None
            person.pronoun = person.pronoun or mention.name
            return self._person(person, is_quoted, True, view)
        if mention.who is Who.BODY:
            if (mention.name or "").removeprefix("the ").removeprefix("The ")[:1].isupper():
                self.last_body = bodies.Body(mention.name or "", mention.role, view.index)
            return self._body(mention, is_quoted)
        to = AttributedTo.STUDY if mention.who is Who.AUTHORS else AttributedTo.OTHER
        return Attribution(None, None, to, is_quoted, True, is_hearsay=mention.who is Who.PRESS)

    def _recent(self, view: View) -> Person | None:
        """Whom the sentences right before name by full name without letting them speak."""
        before = self.views[max(0, view.index - _LOOK_BACK) : view.index]
        near = [v for v in before if v.sentence.block_index == view.sentence.block_index and not v.is_heading]
        if not near and before and self.own[-1] is None and not before[-1].is_heading:
            return self.people.told_of_first(before[-1].plain)
        for earlier in reversed(near):
            person = self.people.last_named(earlier.plain)
            if person is not None:
                return person
            if self.last_person is not None and not self.last_person.forms.isdisjoint(earlier.words):
                return None
        return None

    def _named(self, mention: Mention, is_quoted: bool, view: View) -> Attribution:
        person = self.people.resolve(mention)
        if person is not None:
            self.last_person = person
            if words.OF_PRESS.search(person.role or ""):
                return Attribution(None, None, AttributedTo.OTHER, is_quoted, True, is_hearsay=True)
            person.is_author = person.is_author or words.AUTHOR_ROLE.search(view.plain) is not None
            return self._person(person, is_quoted, True, view)
        name = mention.name or ""
        if self.people.is_shared(name):
            return Attribution(name, None, AttributedTo.EXPERT, is_quoted, True)
        return Attribution(name, None, _body_kind(name), is_quoted, True)

    def _body(self, mention: Mention, is_quoted: bool) -> Attribution:
        name = mention.name or ""
        to = _body_kind(f"{name}, {mention.role or ''}")
        to = AttributedTo.COMPANY if bodies.is_sellers(name) else to
        return Attribution(name, mention.role, to, is_quoted, True)

    def _person(self, person: Person, is_quoted: bool, is_own: bool, view: View | None = None) -> Attribution:
        role = person.role or ""
        is_author = person.is_author or words.is_author_role(role) or person.family in self.authors
        if view is not None and not is_author and _tells_own_story(person, view):
            person.is_patient = True
        to = AttributedTo.EXPERT
        if words.is_company_role(role) and not is_author:
            to = AttributedTo.COMPANY
        elif words.SPOKESPERSON.search(role) and not is_author:
            to = AttributedTo.INSTITUTION
        elif _is_lay(person) or self.people.is_told_of(person):
            to = AttributedTo.PATIENT
        return Attribution(person.name, person.role, to, is_quoted, is_own, is_author)

    def _quotations(self, result: list[Attribution | None]) -> None:
        """Give quotations without a speaker of their own to the one who has the floor."""
        views = self.views
        for i, view in enumerate(views):
            if result[i] is not None or view.quoted_share < _QUOTED_MOSTLY:
                continue
            speaker = self._before(i, result) or self._after(i)
            if speaker is not None:
                result[i] = Attribution(
                    speaker.name, speaker.role, speaker.to, True, False, speaker.is_study_author
                )

    def _before(self, i: int, result: Sequence[Attribution | None]) -> Attribution | None:
        """The speaker of the sentences before, in the paragraph or, for a paragraph of speech, before it."""
        view = self.views[i]
        here = view.sentence.block_index
        for j in range(i - 1, -1, -1):
            other = self.views[j]
            if other.sentence.block_index == here:
                if result[j] is not None:
                    return result[j]
                continue
            # Speech carried over: another paragraph of nothing but speech, or one announced by a colon.
            if self._own_in_block(i) is not None or other.is_heading:
                return None
            return result[j]
        return None

    def _own_in_block(self, i: int) -> Attribution | None:
        here = self.views[i].sentence.block_index
        for j in range(i, len(self.views)):
            if self.views[j].sentence.block_index != here:
                break
            if self.own[j] is not None:
                return self.own[j]
        return None

    def _after(self, i: int) -> Attribution | None:
        """The speaker named later in the same paragraph, or who signs the quotation."""
        found = self._own_in_block(i)
        if found is not None:
            return found
        here = self.views[i].sentence.block_index
        for j in range(i + 1, len(self.views)):
            if self.views[j].sentence.block_index != here:
                mention = self.mentions[j]
                is_signature = mention is not None and mention.verb == "—"
                return self.own[j] if is_signature else None
        return None


def _body_kind(name: str) -> AttributedTo:
    return AttributedTo.COMPANY if words.COMPANY_WORDS.search(name) else AttributedTo.INSTITUTION


def _tells_own_story(person: Person, view: View) -> bool:
    """Whether somebody without a profession tells of their own body: 'My headaches have gone'."""
    if words.OWN_GATE.isdisjoint(view.words) or split_titles(person.name)[0]:
        return False
    return words.OWN_BODY.search(view.lower) is not None and words.PROFESSION.search(person.told) is None


def _is_lay(person: Person) -> bool:
    """Whether somebody tells of their own experience: an age, a family role, a diagnosis, no profession."""
    if any(title in person.name for title in ("Dr", "Prof")):
        return False
    return words.is_lay_role(person.told)
