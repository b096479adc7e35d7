"""Writes the words of a report around its figures: what is said in numbers is so, and nothing is missing."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from kit.form.editions import editions
from tests.made_up.chance import Chance
from tests.made_up.draft import LOOK_UP, Draft
from tests.made_up.tables import groups
from tests.made_up.voice import Voice, book

PERIOD, PROACTIVE, ON_REQUEST = "preamble", "overview.proactive", "overview.on_request"
OVERSIGHT, PROBLEMS, MATTERS = "overview.oversight", "problems", "other_matters"


def tell(draft: Draft, draw: Chance) -> None:
    """Give a draft its facts and words. Raises nothing for figures that do not add up: it says what stands."""
    happened = draft.happened
    draft.known = dict(draft.figures)
    draft.facts = {
        "accounts": draw.sample(happened.accounts, len(happened.accounts)),
        "published": _published(draft, draw),
        "hotline": {"cases": happened.hotline, "settled": happened.settled},
        "reviewed": happened.reviewed,
        "training": {"times": happened.trainings, "people": happened.trainees},
        "fee": happened.fee,
    }
    governing = editions().governing(draft.year)
    draft.said = {
        "document": governing.document if governing else "",
        "next_year": str(draft.year + 1),
        "settled": percent(happened.settled, happened.hotline),
    }
    draft.claims, draft.chosen, voice = {}, {}, Voice(draft, draw)
    draft.words = {
        PERIOD: voice.say("period") + (voice.say("cited") if voice.wants("cited", 0.4) else ""),
        PROACTIVE: _proactive(voice),
        ON_REQUEST: _on_request(voice),
        "overview.management": voice.say("screening") + voice.say("filing", "filing.0") + voice.say("filing"),
        "overview.platform": voice.say("accounts") + voice.say("counter") + voice.say("hotline"),
        OVERSIGHT: _oversight(voice),
        PROBLEMS: _problems(voice),
        MATTERS: _matters(voice),
    }
    paths = sorted({found[1] for words in draft.words.values() for found in LOOK_UP.finditer(words)})
    share = draw.choice((0.0, 0.6, 1.0, 1.0))
    draft.kept = {path for path in paths if draw.random() < share and not path.startswith("said.")}


def _published(draft: Draft, draw: Chance) -> dict[str, int]:
    """Return what was published by category, each year in another order, unless a clerk copies last year's."""
    published = draft.happened.published
    names = draw.sample(list(published), len(published))
    if draft.copying and draft.last:
        before = list(_published_in(draft.last))
        names = sorted(names, key=lambda name: before.index(name) if name in before else len(before))
    return {name: published[name] for name in names}


def _published_in(draft: Draft) -> dict[str, int]:
    published = draft.facts["published"]
    assert isinstance(published, dict)
    return published


def percent(part: int, whole: int) -> str:
    """Return a share in percent with two decimals, rounded as clerks round."""
    share = Decimal(part) * 100 / Decimal(whole)
    return str(share.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _proactive(voice: Voice) -> str:
    draft = voice.draft
    draft.claims["published"] = total = sum(draft.happened.published.values())
    yoy = _yoy(voice, "published", "条", 0.5)
    if yoy:
        words = [voice.say("total_yoy", yoy=yoy) + voice.say("parts_behind", parts=_parts(voice, total))]
    else:
        words = [voice.say("total_parts", parts=_parts(voice, total))]
    row = "disclosure.normative." + ("made" if draft.newer else "newly_made")
    slot = ("made" if draft.number(row) else "made_none") + ("" if draft.newer else "_older")
    words.append(voice.say(slot))
    if draft.number("disclosure.licence.decisions") and draft.number("disclosure.penalty.decisions"):
        words += [voice.say("decided")] if voice.wants("decided", 0.6) else []
    words += [
        voice.say("more", f"more.{number}") for number in range(3) if voice.wants(f"more.{number}", 0.9)
    ]
    return "".join(words[:2]) + "\n" + "".join(words[2:]) if len(words) > 2 else "".join(words)


def _parts(voice: Voice, total: int) -> str:
    """Return what was published by category, here and there with the first one's share."""
    published = _published_in(voice.draft)
    parts = [f"{name}{{{{ facts.published.{name} }}}}条" for name in published]
    joint = voice.draw.choice("、，")
    if joint == "，" and voice.draw.random() < 0.5:
        voice.draft.said["share"] = percent(next(iter(published.values())), total)
        parts[0] += "，占信息总量的{{ said.share }}%"
    return joint.join(parts)


def _yoy(voice: Voice, name: str, measure: str, share: float) -> str:
    """Return how a count stands to what last year's words say, "" where that is not said."""
    draft = voice.draft
    now, then = draft.claims[name], draft.last.claims.get(name, 0) if draft.last else 0
    if not then or not now or not voice.wants(f"yoy.{name}", share):
        return ""
    draft.chosen[f"yoy.{name}"] = 0, ""
    if now == then:
        return book().yoy["same"]
    if voice.draw.random() < 0.5:
        draft.said[name], turn = str(abs(now - then)), "more" if now > then else "less"
    else:
        draft.said[name], turn = percent(abs(now - then), then), "risen" if now > then else "fallen"
    return book().yoy[turn].replace("<name>", name).replace("<measure>", measure)


def _on_request(voice: Voice) -> str:
    challenged = _challenged(voice)
    about = voice.say("about_requests", "about.0") + voice.say("about_requests")
    return _asked(voice) + "\n" + challenged + about


def _asked(voice: Voice) -> str:
    draft = voice.draft
    received, carried, handled, waiting = (
        draft.number(f"requests.{row}.total") for row in ("received", "carried_in", "handled", "carried_out")
    )
    if received:
        draft.claims["received"] = received
    words = voice.say("asked" if received else "asked_none").removesuffix("。")
    natural = draft.number("requests.received.natural")
    if yoy := _yoy(voice, "received", "件", 0.4) if received else "":
        words += voice.say("asked_yoy", yoy=yoy)
    elif 0 < natural < received and not carried and voice.wants("asked_parts", 0.85):
        draft.said["organisations"] = str(received - natural)
        words += voice.say("asked_parts")
    words += voice.say("carried_in") if carried else ""
    if handled:
        words += "。" + voice.say("answered") + (_results(voice) if voice.wants("results", 0.7) else "")
    if waiting or handled:
        slot = "carried_out" if waiting else "carried_out_none"
        return words + ("，" if handled else "。") + voice.say(slot)
    return words + "。"


def _results(voice: Voice) -> str:
    """Return what came of the applications that were answered, by the groups of the form."""
    draft, told = voice.draft, []
    for group, rows in groups(draft.form).items():
        if number := sum(draft.number(f"requests.{row}.total") for row in rows):
            path = f"figures.requests.{group}.total" if rows == (group,) else f"said.{group}"
            draft.said[group] = str(number)
            told.append(f"{book().results[group]}{{{{ {path} }}}}件")
    return voice.say("results", results="、".join(told))


def _challenged(voice: Voice) -> str:
    draft = voice.draft
    reviews = draft.number("appeals.reconsideration.total")
    lawsuits = draft.number("appeals.direct.total") + draft.number("appeals.after_reconsideration.total")
    draft.said["lawsuits"] = str(lawsuits)
    if not reviews and not lawsuits:
        return voice.say("unchallenged") if voice.wants("unchallenged", 0.7) else ""
    words = voice.say("reviewed" if reviews else "reviewed_none")
    if reviews and reviews == draft.number("appeals.reconsideration.upheld"):
        words += voice.say("upheld")
    return words + "，" + voice.say("sued" if lawsuits else "sued_none")


def _oversight(voice: Voice) -> str:
    slots = ["assessed", "rated", "blamed"] if voice.draft.township.government else ["assessed"]
    return "".join(map(voice.say, (*slots, "trained")))


def _problems(voice: Voice) -> str:
    flaws = voice.say("flawed", flaws=voice.list("flaws", 2, 4))
    return f"{flaws}\n{voice.say('mended', remedies=voice.list('remedies', 2, 4))}"


def _matters(voice: Voice) -> str:
    draft = voice.draft
    slot = "fee" if draft.happened.fee else "fee_none"
    words = voice.say(slot if draft.year >= 2021 else "older_matters")
    return words + (voice.say("further") if voice.wants("further", 0.6) else "")
