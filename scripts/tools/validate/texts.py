"""Translations: both languages whole and alike, and every key that the code uses.

What the code uses is read off its syntax tree (errors, issues, steps, services,
selectors) and off the tables of entities themselves.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
import importlib
from itertools import chain
from pathlib import Path
import re
import string
import sys
from typing import Any

from homeassistant.helpers.entity import EntityDescription

from . import Problem, Project, has, keys

type Key = tuple[str, ...]

LANGUAGES = ("en", "fr")
TOP_LEVEL = {
    *("title", "common", "config", "options", "config_subentries", "entity", "device"),
    *("services", "selector", "exceptions", "issues", "triggers", "conditions"),
    *("system_health", "device_automation"),
}
# How the names of calls end, and which argument is a key of which part of the texts.
RULES: tuple[tuple[tuple[str, ...], Key, str | int], ...] = (
    (
        ("Error", "NotReady", "AuthFailed", "UpdateFailed"),
        ("exceptions",),
        "translation_key",
    ),
    (("async_create_issue",), ("issues",), "translation_key"),
    (("SelectorConfig",), ("selector",), "translation_key"),
    (("LinkError", "SourceError"), ("config", "error"), 0),
    (("async_abort",), ("config", "abort"), "reason"),
    (("async_show_form", "async_show_menu", "Form"), ("config", "step"), "step_id"),
    (("_show",), ("config", "step"), 0),
    (("TrialError",), ("config_subentries", "appliance", "error"), 0),
    (("offer", "stretches"), ("selector",), 0),
    (("async_register",), ("services",), 1),
)
# An entry's options start with this step and show the page of their own source.
UNSEEN_STEP = ("config", "step", "init")
LAWFUL_KEY = re.compile(r"[a-z0-9_-]+")
HTML = re.compile(r"</?[a-z]+[ >/]|<[a-z]+>")
QUOTED_PLACEHOLDER = re.compile(r"'\{\w+\}'")


def _placeholders(text: str) -> set[str]:
    """Give the {names} of a text; they are filled in by the code, in every language."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _said_wrong(key: Key, text: Any) -> Iterator[str]:
    """Say what hassfest would not accept of one text."""
    if not isinstance(text, str) or not text:
        yield "write a text"
        return
    if not all(LAWFUL_KEY.fullmatch(part) for part in key):
        yield "a key has a-z, 0-9, - and _ only"
    if text != text.strip():
        yield "no space before or after the text"
    if HTML.search(text):
        yield "no HTML: Home Assistant shows Markdown"
    if QUOTED_PLACEHOLDER.search(text):
        yield "a placeholder between ' and ' is not filled in: use “ and ”"


def check_languages(project: Project) -> Iterator[Problem]:
    """Both languages have the same keys with the same placeholders, lawfully written."""
    texts = {language: dict(keys(project.texts(language))) for language in LANGUAGES}
    for language, other in zip(LANGUAGES, reversed(LANGUAGES), strict=True):
        name = f"custom_components/hameau/translations/{language}.json"
        for top in set(project.texts(language)) - TOP_LEVEL:
            advice = "Home Assistant knows no such part"
            yield Problem(file=name, place=top, advice=advice)
        for key in texts[other].keys() - texts[language].keys():
            advice = f"translate it: {other}.json says “{texts[other][key]}”"
            yield Problem(file=name, place=".".join(key), advice=advice)
        for key, text in texts[language].items():
            for advice in _said_wrong(key, text):
                yield Problem(file=name, place=".".join(key), advice=advice)
    for key in texts["en"].keys() & texts["fr"].keys():
        if (names := _placeholders(texts["en"][key])) != _placeholders(
            texts["fr"][key]
        ):
            yield Problem(
                file="custom_components/hameau/translations/fr.json",
                place=".".join(key),
                advice=f"the same placeholders as in en.json: {sorted(names)}",
            )
    for path, _ in keys(project.texts("en")):
        if "data_description" in path:
            field = tuple(
                "data" if part == "data_description" else part for part in path
            )
            if not has(project.texts("en"), field):
                yield Problem(
                    file="custom_components/hameau/translations/en.json",
                    place=".".join(path),
                    advice=f"{'.'.join(field)} is what it would describe: missing",
                )


def _constants(tree: ast.Module) -> dict[str, str]:
    """Give the module's own names for texts."""
    found = {}
    for node in tree.body:
        match node:
            case (
                ast.Assign(
                    targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))
                )
                | ast.AnnAssign(
                    target=ast.Name(id=name), value=ast.Constant(value=str(text))
                )
            ):
                found[name] = text
    return found


def _texts(node: ast.expr | None, names: dict[str, str]) -> list[str]:
    """Give the texts an expression may be: written out, named, or chosen by an if."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Name(id=name) if name in names:
            return [names[name]]
        case ast.IfExp(body=body, orelse=orelse):
            return _texts(body, names) + _texts(orelse, names)
    return []


def _called(node: ast.Call) -> str:
    """Give the last name of what is called."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _needed(call: ast.Call, names: dict[str, str]) -> Iterator[Key]:
    """Give the keys one call needs in the translations."""
    keyword = {word.arg: word.value for word in call.keywords}
    for endings, part, argument in RULES:
        if _called(call).endswith(endings):
            given = (
                keyword.get(argument)
                if isinstance(argument, str)
                else next(iter(call.args[argument:]), None)
            )
            yield from ((*part, text) for text in _texts(given, names))


def _keys_in_code(project: Project) -> Iterator[tuple[str, Key]]:
    """Give every key that the syntax trees show, with where it is used."""
    trees = {path: ast.parse(path.read_text()) for path in project.sources()}
    shared: dict[str, str] = {}
    for tree in trees.values():
        shared |= _constants(tree)
    for path, tree in trees.items():
        names = shared | _constants(tree)
        for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
            for key in _needed(call, names):
                # The flow that mends an issue has its texts with that issue.
                if path.stem != "repairs" or key[0] != "config":
                    place = f"{project.name(path)} line {call.lineno}"
                    yield place, _of_part(path, key)


def _of_part(path: Path, key: Key) -> Key:
    """Flows of the parts of an entry have their texts apart: subentries/<type>.py."""
    if path.parent.name == "subentries" and key[0] == "config":
        return ("config_subentries", path.stem, *key[1:])
    return key


@cache
def descriptions() -> tuple[tuple[str, EntityDescription], ...]:
    """Give the platform and the description of every entity of every source."""
    sources = importlib.import_module("custom_components.hameau.sources")
    for name in sources.SOURCES.values():
        importlib.import_module(f"{sources.__name__}.{name}")
    modules = [
        m for name, m in sys.modules.items() if name.startswith(sources.__name__)
    ]
    found = {
        id(description): description
        for module in modules
        for value in vars(module).values()
        for description in _inside(value)
    }
    return tuple((_platform(type(d).__name__), d) for d in found.values())


def _inside(value: Any) -> Iterable[EntityDescription]:
    """Give the descriptions inside tables of tables."""
    if isinstance(value, EntityDescription):
        return (value,)
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (tuple, list)):
        return chain.from_iterable(map(_inside, value))
    return ()


def _platform(name: str) -> str:
    """BinarySensorDescription → binary_sensor."""
    words = re.findall("[A-Z][a-z]+", name.removesuffix("Description"))
    return "_".join(word.lower() for word in words)


def _keys_of_entities() -> Iterator[tuple[str, Key]]:
    """Give the keys of every entity: its name, its states, its kinds of event."""
    for platform, description in descriptions():
        place: Key = (
            "entity",
            platform,
            description.translation_key or description.key,
        )
        where = f"the {platform} {description.key}"
        yield where, (*place, "name")
        for option in getattr(description, "options", None) or ():
            yield where, (*place, "state", option)
        for kind in getattr(description, "event_types", None) or ():
            yield where, (*place, "state_attributes", "event_type", "state", kind)


def check_keys_used(project: Project) -> Iterator[Problem]:
    """Every text the code asks for exists (in English; the languages are alike)."""
    texts = project.texts("en")
    missing: dict[Key, str] = {}
    for where, key in chain(_keys_in_code(project), _keys_of_entities()):
        if key != UNSEEN_STEP and not has(texts, key):
            missing.setdefault(key, where)
    for key, where in missing.items():
        yield Problem(
            file="custom_components/hameau/translations/en.json",
            place=".".join(key),
            advice=f"write it: {where} shows it",
        )
