"""The flow of every source: choose, ask, try, show what was found, confirm."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, override

from homeassistant import config_entries
from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigEntryState,
    ConfigFlowResult,
    ConfigSubentryFlow,
    OptionsFlow,
    OptionsFlowWithReload,
)
from homeassistant.core import callback
from homeassistant.data_entry_flow import section
from homeassistant.helpers.service_info.usb import UsbServiceInfo

from .const import CONF_SOURCE, CONF_WAY, DOMAIN, USB_SOURCE
from .core.errors import SourceError
from .identity import async_adopt
from .sources import SOURCES, async_get_source
from .sources.base import Form, Found, Options, Source
from .sources.home_flow import HomeSteps
from .sources.service_issues import text_of
from .subentries import PARTS_OF

SHOWN_S = 2.0
"""Least time a trial takes, however soon its outcome is known."""

type Step = Callable[[dict[str, Any] | None], Awaitable[ConfigFlowResult]]


class HameauConfigFlow(HomeSteps, domain=DOMAIN):
    """Adds a source or changes how it is reached."""

    VERSION = 1
    MINOR_VERSION = 1

    _source: Source
    _form: Form
    _data: dict[str, Any]
    _found: Found
    _trial: asyncio.Task[Found | SourceError] | None = None
    _error: SourceError | None = None

    def __getattr__(self, name: str) -> Step:
        """Give each source, and each page of the chosen one, its step."""
        step_id = name.removeprefix("async_step_")
        if step_id != name:
            if step_id in SOURCES:
                return partial(self._async_choose, step_id)
            source: Source | None = self.__dict__.get("_source")
            for form in source.forms if source else ():
                if form.step_id == step_id:
                    return partial(self._async_ask, form)
        raise AttributeError(name)

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        """Give the flow of the entry's tastes."""
        return HameauOptionsFlow()

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Give what can be added to an entry: the parts of a home, the contracts of a point of delivery."""
        return {**PARTS_OF.get(config_entry.data.get(CONF_SOURCE, ""), {})}

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which source."""
        return self.async_show_menu(step_id="user", menu_options=list(SOURCES))

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask how the entry's source is reached from now on."""
        key = self._get_reconfigure_entry().data[CONF_SOURCE]
        first: Step = getattr(self, f"async_step_{key}")
        return await first(None)

    async def async_step_reauth(
        self, entry_data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Ask the page of the entry's way again: its key is not believed any more."""
        entry = self._get_reauth_entry()
        self._source = await async_get_source(self.hass, entry.data[CONF_SOURCE])
        way = entry.data.get(CONF_WAY)
        form = next(form for form in self._source.forms if form.way == way)
        return await self._async_ask(form)

    @override
    async def async_step_usb(self, discovery_info: UsbServiceInfo) -> ConfigFlowResult:
        """Offer an adapter that was plugged in."""
        self._source = await async_get_source(self.hass, USB_SOURCE)
        assert self._source.discovered is not None
        found = await self._source.discovered(self.hass, discovery_info)
        await self.async_set_unique_id(found.unique_id)
        self._abort_if_unique_id_configured()
        if any(
            found.data.items() <= entry.data.items()
            for entry in self._async_current_entries()
        ):
            return self.async_abort(reason="already_configured")
        self._form = self._source.forms[0]
        self._data = dict(found.data)
        self.context["title_placeholders"] = {"name": found.title}
        return await self.async_step_discovered()

    async def async_step_discovered(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask before the adapter is opened: somebody else may be using it."""
        if user_input is None:
            return self.async_show_form(
                step_id="discovered",
                description_placeholders=self.context["title_placeholders"],
            )
        return self._start_trial()

    async def _async_choose(
        self, key: str, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Load a source and ask which way leads to it, where there are several."""
        self._source = await async_get_source(self.hass, key)
        if len(self._source.forms) == 1:
            return await self._async_ask(self._source.forms[0])
        return self.async_show_menu(
            step_id=key, menu_options=[form.step_id for form in self._source.forms]
        )

    async def _async_ask(
        self, form: Form, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show one page, with what went wrong if it was tried already."""
        self._form = form
        suggested = user_input
        problems: dict[str, str] = {}
        if user_input is not None and not (problems := form.problems(user_input)):
            try:
                self._data = await form.to_data(self.hass, user_input)
            except SourceError as raised:
                self._error = raised
            else:
                return self._start_trial()
        elif self._error is not None:
            suggested = form.to_input(self._data)
        elif (entry := self._changed_entry()) is not None:
            suggested = form.to_input(entry.data)
        error, self._error = self._error, None
        return self.async_show_form(
            step_id=form.step_id,
            data_schema=self.add_suggested_values_to_schema(form.schema(), suggested),
            errors={"base": text_of(error, keyless=self._source.keyless)}
            if error
            else problems,
            description_placeholders={
                **form.placeholders,
                **(error.placeholders if error else {}),
            },
        )

    def _changed_entry(self) -> ConfigEntry | None:
        """The entry that is reached in another way from now on, if one is."""
        match self.source:
            case config_entries.SOURCE_RECONFIGURE:
                return self._get_reconfigure_entry()
            case config_entries.SOURCE_REAUTH:
                return self._get_reauth_entry()
        return None

    def _start_trial(self) -> ConfigFlowResult:
        """Talk to the source while the person watches."""
        self._trial = self.hass.async_create_task(self._async_try())
        # Shown even where the trial is over already: what was typed on this page would
        # otherwise be handed to the next one as its answer.
        return self._show_trial(self._trial)

    async def _async_try(self) -> Found | SourceError:
        """Try the source; an entry that is reconfigured lets go of its port meanwhile.

        What went wrong is given, not raised: the person may be gone, and nobody would take it.
        """
        entries, began = self.hass.config_entries, self.hass.loop.time()
        try_it = self._source.try_it
        assert try_it is not None, "only a source with pages of its own has no trial"
        paused = None
        if self.source == SOURCE_RECONFIGURE:
            entry = self._get_reconfigure_entry()
            if entry.state is ConfigEntryState.LOADED:
                # Not cancelled with the flow: an entry that is half unloaded cannot be used before a restart.
                paused = self.hass.async_create_task(
                    entries.async_unload(entry.entry_id)
                )
        try:
            if paused is not None:
                await asyncio.shield(paused)
            return await try_it(self.hass, self._data, self.async_update_progress)
        except SourceError as error:
            return error
        finally:
            if paused is not None:
                back = self._async_have_back(entry.entry_id, paused)
                await asyncio.shield(self.hass.async_create_task(back))
            # The frontend hears of the end only once its page of progress is drawn.
            await asyncio.sleep(SHOWN_S - (self.hass.loop.time() - began))

    async def _async_have_back(self, entry_id: str, paused: asyncio.Task[bool]) -> None:
        """Load an entry again, once it let go."""
        await paused
        await self.hass.config_entries.async_setup(entry_id)

    def _show_trial(self, trial: asyncio.Task[Found | SourceError]) -> ConfigFlowResult:
        return self.async_show_progress(
            step_id="trial",
            progress_action=self._source.key,
            progress_task=trial,
        )

    async def async_step_trial(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Wait for the trial; go on to what was found, or back with what went wrong."""
        assert self._trial is not None
        if not self._trial.done():
            return self._show_trial(self._trial)
        found = self._trial.result()
        if isinstance(found, SourceError):
            self._error = found
            return self.async_show_progress_done(next_step_id=self._form.step_id)
        self._found = found
        self._data = {CONF_SOURCE: self._source.key, **self._found.data}
        return self.async_show_progress_done(next_step_id="found")

    async def async_step_found(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Decide what the answer means: new, known, or another one than expected."""
        known = await self.async_set_unique_id(
            self._found.unique_id, raise_on_progress=False
        )
        if not self._source.confirms:
            return self._keep_at_once(known)
        if self.source == SOURCE_RECONFIGURE:
            entry = self._get_reconfigure_entry()
            if known is not None and known.entry_id != entry.entry_id:
                return self.async_abort(reason="already_configured")
            if known is None:
                return self._show_choice("another", entry)
            return await self.async_step_confirm()
        if known is None:
            return await self.async_step_confirm()
        if known.data.items() >= self._data.items():
            return self.async_abort(reason="already_configured")
        return self._show_choice("known", known)

    def _keep_at_once(self, known: ConfigEntry | None) -> ConfigFlowResult:
        """Keep what answered; under an entry that is changed, only the very thing it was about."""
        changed = self._changed_entry()
        if changed is None:
            if known is not None:
                return self.async_abort(reason="already_configured")
            return self.async_create_entry(title=self._found.title, data=self._data)
        if self._found.unique_id != changed.unique_id:
            return self.async_abort(
                reason="another_point", description_placeholders={"name": changed.title}
            )
        return self.async_update_reload_and_abort(changed, data=self._data)

    def _show_choice(self, step_id: str, entry: ConfigEntry) -> ConfigFlowResult:
        self._entry = entry
        return self.async_show_form(
            step_id=step_id,
            description_placeholders={**self._found.words, "entry": entry.title},
        )

    async def async_step_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what was found; keep it once the person agrees."""
        if user_input is None:
            return self.async_show_form(
                step_id="confirm", description_placeholders=self._found.words
            )
        if self.source == SOURCE_RECONFIGURE:
            return self.async_update_reload_and_abort(
                self._get_reconfigure_entry(), data=self._data
            )
        return self.async_create_entry(title=self._found.title, data=self._data)

    async def async_step_known(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Reach a source that is set up already by the new way."""
        return self.async_update_reload_and_abort(
            self._entry, data=self._data, reason="way_changed"
        )

    async def async_step_another(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Let the entry's entities and their history go on with what answers now."""
        async_adopt(self.hass, self._entry, self._found.unique_id)
        return self.async_update_reload_and_abort(self._entry, data=self._data)


class HameauOptionsFlow(OptionsFlowWithReload):
    """Changes the tastes of an entry."""

    _options: Options

    def __getattr__(self, name: str) -> Step:
        """Give each source's page of tastes its step."""
        if name.removeprefix("async_step_") in SOURCES:
            return self.async_step_init
        raise AttributeError(name)

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the source's tastes and keep them."""
        entry = self.config_entry
        problems: dict[str, str] = {}
        if user_input is not None and not (
            problems := self._options.problems(user_input)
        ):
            self.automatic_reload = self._options.reload
            kept = self._options.kept(user_input)
            return self.async_create_entry(data=self._kept(entry.options, kept))
        source = await async_get_source(self.hass, entry.data[CONF_SOURCE])
        self._options = options = source.options(self.hass, entry)
        shown = entry.options if options.shown is None else options.shown
        return self.async_show_form(
            step_id=source.key,
            data_schema=self.add_suggested_values_to_schema(
                options.schema, user_input or shown
            ),
            errors=problems,
            description_placeholders=options.placeholders,
        )

    def _kept(
        self, before: Mapping[str, Any], answer: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Give what was answered, and what the page did not show: a section may lack what the source cannot name now."""
        kept: dict[str, Any] = {**before, **answer}
        for key, field in self._options.schema.schema.items():
            if isinstance(field, section) and str(key) in answer:
                shown = {str(name) for name in field.schema.schema}
                unseen = before.get(str(key), {}).items()
                kept[str(key)] = {
                    **{name: value for name, value in unseen if name not in shown},
                    **answer[str(key)],
                }
        return kept
