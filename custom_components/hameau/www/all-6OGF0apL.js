import{$ as e,A as t,D as n,Dt as r,Et as i,Ft as a,G as o,H as s,Ht as c,Jt as l,Kt as u,M as d,Nt as f,Pt as p,Q as m,Rt as h,St as ee,T as g,W as te,Wt as _,Yt as v,_ as y,_t as ne,c as b,i as x,jt as S,k as re,kt as ie,l as C,n as ae,o as oe,q as se,r as ce,rt as le,s as ue,tt as de,wt as fe,z as pe}from"./selection-SehOh2dz.js";import{t as me}from"./preload-helper-DygEbaNj.js";var w={ink:[`--primary-text-color`,`#1c1c1e`],soft:[`--secondary-text-color`,`#6b7280`],line:[`--divider-color`,`#e5e7eb`],grid:[`--energy-grid-consumption-color`,`#488fc2`],return:[`--energy-grid-return-color`,`#8353d1`],gas:[`--energy-gas-color`,`#8e021b`],amber:[`--warning-color`,`#ffa600`],red:[`--error-color`,`#db4437`],blue:[`--blue-color`,`#2196f3`],tempoRed:[`--red-color`,`#f44336`]};function T(e){let t=getComputedStyle(e),n=(e,n)=>t.getPropertyValue(e).trim()||n,r=Object.fromEntries(Object.entries(w).map(([e,[t,r]])=>[e,n(t,r)])),i=n(`--ha-card-background`,``)||n(`--card-background-color`,`#fff`);return{...r,surface:i,font:t.fontFamily||`Roboto, sans-serif`}}var he={base:[`grid`,1,`plain`],off_peak:[`grid`,.5,`lines`],peak:[`grid`,1,`plain`],normal:[`grid`,.6,`plain`],mobile_peak:[`tempoRed`,1,`cross`],blue_off_peak:[`blue`,.45,`plain`],blue_peak:[`blue`,1,`plain`],white_off_peak:[`soft`,.25,`dots`],white_peak:[`soft`,.55,`dots`],red_off_peak:[`tempoRed`,.5,`stripes`],red_peak:[`tempoRed`,1,`stripes`]},ge=[`blue_off_peak`,`blue_peak`,`white_off_peak`,`white_peak`,`red_off_peak`,`red_peak`,`off_peak`,`peak`,`base`,`normal`,`mobile_peak`],E=e=>e.toSorted((e,t)=>_e(e.period)-_e(t.period)),_e=e=>ge.indexOf(e)+1||ge.length+1,ve={import:`grid`,export:`return`,gas_energy:`gas`,gas_volume:`gas`},ye=e=>e===`soft`?`var(--soft)`:`var(${w[e][0]}, ${w[e][1]})`;function D(e,t){let[n,r,i]=he[e]??[`soft`,.4,`cross`],[a,o]=t?[t[n],t.surface]:[ye(n),`var(--surface)`];return{colour:t?k(a,o,r):r===1?a:`color-mix(in srgb, ${a} ${100*r}%, ${o})`,pattern:i}}function O(e,t){let n=ve[e]??`grid`;return{colour:t?t[n]:ye(n),pattern:`plain`}}function be(e){let t=/^#([0-9a-f]{3,8})$/i.exec(e)?.[1];if(t){let e=t.length<6?[...t].map(e=>e+e).join(``):t;return[0,2,4].map(t=>parseInt(e.slice(t,t+2),16))}let n=e.match(/[\d.]+/g)?.map(Number)??[];return[n[0]??128,n[1]??128,n[2]??128]}function k(e,t,n){let[r,i]=[be(e),be(t)];return`rgb(${r.map((e,t)=>Math.round(e*n+(i[t]??0)*(1-n))).join(`, `)})`}function xe(e,t){let n=t.surface;switch(e){case`stripes`:return{symbol:`rect`,color:n,dashArrayX:[1,0],dashArrayY:[2,5],rotation:-Math.PI/4};case`lines`:return{symbol:`rect`,color:n,dashArrayX:[1,0],dashArrayY:[1,5],rotation:0};case`dots`:return{symbol:`circle`,color:t.ink,symbolSize:.55,dashArrayX:[[5,5],[0,5,5,0]],dashArrayY:[5,0]};case`cross`:return{symbol:`rect`,color:n,dashArrayX:[1,0],dashArrayY:[1,4],rotation:Math.PI/4};default:return{symbol:`none`}}}var Se={alert:d,chart:pe,close:se,done:s,drop:de,file:e,next:o,past:le,previous:te,table:ne,undo:ee,wrong:m},A=(e,t=24)=>u`<svg viewBox="0 0 24 24" width=${t} height=${t} fill="currentColor" aria-hidden="true"><path d=${Se[e]}></path></svg>`,j=[t,v`
    p {
      margin: 0;
    }
    .blank {
      display: grid;
      place-content: center;
      min-height: 160px;
    }
    .answer {
      display: flex;
      flex-direction: column;
      gap: 14px;
      flex: 1;
      transition: opacity 0.15s;
    }
    .answer.stale {
      opacity: 0.5;
    }
    nav {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      margin: -10px -10px -10px auto;
    }
    .soft.span {
      margin-top: -14px;
    }
    .soft.span::first-letter {
      text-transform: uppercase;
    }
    .icon {
      flex: none;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
    }
    .choice {
      align-self: flex-start;
      display: inline-flex;
      flex-wrap: wrap;
      border-radius: 22px;
      background: color-mix(in srgb, var(--ink) 6%, transparent);
      max-width: 100%;
    }
    .choice button {
      min-width: 44px;
      min-height: 44px;
      padding: 0 14px;
      border-radius: 22px;
      font-size: 14px;
      text-align: center;
    }
    .choice button:hover {
      background: color-mix(in srgb, var(--ink) 6%, transparent);
    }
    .choice button[aria-pressed="true"] {
      background: color-mix(in srgb, var(--primary-color, #03a9f4) 24%, transparent);
      font-weight: 500;
    }
    .figures {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 32px;
    }
    .figure {
      display: grid;
      align-content: start;
    }
    .figure .value {
      font-size: 28px;
      font-weight: 300;
      line-height: 34px;
      white-space: nowrap;
    }
    .figure .value.second {
      font-size: 20px;
    }
    .less {
      color: color-mix(in srgb, var(--green) 62%, var(--ink));
    }
    .more {
      color: color-mix(in srgb, var(--red) 70%, var(--ink));
    }
    .table {
      max-height: 320px;
      overflow: auto;
      border-radius: 8px;
    }
    thead th {
      position: sticky;
      top: 0;
      background: var(--surface);
      color: var(--soft);
      font-size: 12px;
      z-index: 1;
    }
    th:first-child {
      text-align: start;
    }
    td.none {
      color: var(--soft);
    }
    .into {
      min-height: 44px;
      min-width: 44px;
      text-decoration: underline;
      text-decoration-color: var(--soft);
      text-underline-offset: 3px;
    }
    .periods {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
      gap: 0 28px;
      list-style: none;
      margin: 0;
      padding: 0;
      font-size: 14px;
      line-height: 32px;
    }
    .periods li {
      display: flex;
      gap: 10px;
      align-items: center;
      border-bottom: 1px solid var(--line);
    }
    .periods .name {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
      line-height: 18px;
      padding: 7px 0;
    }
    .periods b,
    .periods .cost {
      font-weight: 500;
      white-space: nowrap;
    }
    .periods .cost {
      min-width: 62px;
      text-align: end;
      font-weight: 400;
    }
    .swatch {
      width: 16px;
      height: 16px;
      border-radius: 4px;
      flex: none;
      box-sizing: border-box;
      background: var(--fill);
      position: relative;
      overflow: hidden;
    }
    .swatch.edged {
      border: 1px solid var(--side);
    }
    .swatch::after {
      content: "";
      position: absolute;
      inset: 0;
    }
    .swatch.stripes::after {
      background: repeating-linear-gradient(45deg, var(--surface) 0 1.5px, transparent 1.5px 4.5px);
    }
    .swatch.lines::after {
      background: repeating-linear-gradient(0deg, var(--surface) 0 1px, transparent 1px 4px);
    }
    .swatch.dots::after {
      background: radial-gradient(circle at 2px 2px, var(--ink) 1px, transparent 1.2px) 0 0 / 5px 5px;
    }
    .swatch.cross::after {
      background: repeating-linear-gradient(-45deg, var(--surface) 0 1px, transparent 1px 4px);
    }
    .swatch.ghost {
      background: color-mix(in srgb, var(--soft) 14%, transparent);
      border: 1px dashed var(--soft);
    }
    .swatch.hole,
    .hole {
      background: repeating-linear-gradient(
        -45deg,
        color-mix(in srgb, var(--soft) 60%, transparent) 0 1px,
        color-mix(in srgb, var(--soft) 10%, transparent) 1px 5px
      );
    }
    .swatch.standing {
      border: 2px solid var(--soft);
    }
    .swatch.pale {
      opacity: 0.55;
    }
    .legend,
    .notes {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 18px;
      font-size: 13px;
      line-height: 18px;
      color: var(--soft);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .notes {
      flex-direction: column;
      gap: 4px;
      text-wrap: pretty;
    }
    .action {
      gap: 8px;
      font-size: 14px;
    }
    .action:disabled {
      opacity: 0.5;
      cursor: default;
    }
    .action.plain {
      background: color-mix(in srgb, var(--ink) 7%, transparent);
    }
    @container (max-width: 420px) {
      .choice button {
        padding: 0 10px;
      }
      .stage {
        height: 220px;
      }
    }
  `],Ce={loading:`Loading…`,unknown:`not known`,cancel:`Cancel`,show_table:`Table`,show_chart:`Chart`,failed_title:`The history could not be read`,failed_text:`Home Assistant did not answer. Hameau tries again by itself.`,no_data_title:`Nothing is known of this period`,no_data_text:`Choose another one, or import the files that tell of it.`,coarse_title:`Only daily totals are known`,coarse_text:`This card needs hours: import the load curve of Enedis, or connect a gateway.`,coarse_gas:`For gas, GRDF publishes totals by day only.`,none_title:`No history yet`,none_text:`Add an electricity or gas history to Hameau, or drop a file of your network operator on the import card.`,none_do:`Open the integration`,from_to:`{from} to {to}`,source:`Source`,source_import:`Electricity`,source_export:`Feed-in`,source_gas_energy:`Gas`,source_gas_volume:`Gas, volume`,quantity_import:`Electricity`,quantity_export:`Fed in`,quantity_gas_energy:`Gas`,quantity_gas_volume:`Gas, volume`,quantity_max_power:`Highest power of each day`,quantity_price:`Prices`,quantity_colour:`Tempo colours`,grain:`Step`,grain_year:`Years`,grain_month:`Months`,grain_day:`Days`,grain_hour:`Hours`,grain_half_hour:`Half-hours`,compare:`Compare`,compare_none:`Alone`,compare_previous:`Previous period`,compare_year:`Year before`,span:`Period shown`,span_before:`Before`,span_after:`After`,length_day:`Day`,length_month:`Month`,length_year:`Year`,length_twelve:`12 months`,period_title:`Consumption`,chart_label:`{what}, {span}: {total}`,before:`{span}: {total}`,against:`against {total}, {span}`,cost:`Cost`,cost_before:`before: {cost}`,standing:`Standing charge`,standing_alone:`The standing charge of days of which nothing is known is counted: {cost}.`,standing_alone_short:`their standing charge is counted, {cost}`,unpriced:`{energy} have no known price: the cost is incomplete.`,known_share:`{share} known`,laid_tip:`out of a day’s total`,laid_mark:`(day’s total)`,legend_export:`fed into the grid`,legend_previous:`previous period`,legend_year:`a year before`,legend_hole:`missing data, partly or wholly`,legend_laid:`hours laid out of a day’s total`,gap:`{span}: nothing known ({reason}).`,gap_sum:`{span}: only the sum is known, {total}.`,gaps_more:`And {count} shorter {count|gap|gaps}.`,before_partial:`Only {share} of the compared period is known.`,column_when:`When`,column_amount:`Used`,column_before:`Compared with`,column_month:`Month`,column_hour:`Hour`,column_share:`Share of the time`,column_power:`At least`,tariff_base:`All hours`,tariff_off_peak:`Off-peak hours`,tariff_peak:`Peak hours`,tariff_normal:`Normal hours`,tariff_mobile_peak:`Mobile peak`,tariff_blue_off_peak:`Blue, off-peak`,tariff_blue_peak:`Blue, peak`,tariff_white_off_peak:`White, off-peak`,tariff_white_peak:`White, peak`,tariff_red_off_peak:`Red, off-peak`,tariff_red_peak:`Red, peak`,tariff_unknown:`Other period`,tariff_none:`Period not known`,gap_absent:`no value received`,gap_empty:`empty value`,gap_last_step:`the export ends one step early`,gap_reset:`the index restarted from zero`,gap_unknown_step:`length of the step unknown`,gap_whole:`only the sum is known`,gap_refused:`impossible value, set aside`,gap_not_collected:`the recording was not switched on`,gap_not_yet:`not published yet`,to_date_title:`To this date`,to_date_span:`{start} to {end}`,to_date_now:`in {year}`,to_date_like:`in {year}, on the days known of both years`,day_missing:`a day is missing`,days_missing:`{count} days are missing`,missing_in:`Missing in {year}: {when}.`,and_more:`and {count} more`,note_missing_days:`A day missing in one of two years counts in neither.`,note_leap_day:`29 February is compared with nothing: only leap years have it.`,months_title:`Month by month`,months_label:`{what}, month by month: {years}`,months_partial:`Known in part: {months}.`,heatmap_title:`Your weeks, hour by hour`,heatmap_label:`Mean power of each hour of the week; the arrow keys move from hour to hour`,heatmap_hint:`Hover over or touch an hour to read it.`,heatmap_when:`{day}, {from} to {to}`,heatmap_told:`{when}: {power}`,heatmap_band:`between {low} and {high} eight times out of ten, {count} {count|value|values}`,measure:`Value shown`,measure_mean:`Mean`,measure_mean_hint:`Mean of the values`,measure_p10:`Low`,measure_p10_hint:`Nine values out of ten are higher (10th percentile)`,measure_p50:`Median`,measure_p50_hint:`As many values are higher as lower`,measure_p90:`High`,measure_p90_hint:`Nine values out of ten are lower (90th percentile)`,days_used:`{count} {count|day|days}`,profile_title:`A typical day: the mean, and the range of eight days out of ten (up to {power})`,profile_label:`Mean power over the day, with the band from the 10th to the 90th percentile`,load_title:`How high, for how long`,load_limit:`{power} subscribed`,load_base_mark:`base {power}`,load_base:`Base load at night`,load_base_how:`{low} to {high} on eight nights out of ten`,load_note_base:`Base load: the power of the quietest tenth of each night, midnight to 6 (median night).`,load_note_mean:`Averages over half an hour: the instantaneous power was higher.`,load_peak:`Highest half-hour`,load_share:`{share} of {limit}`,load_label:`Load-duration curve: base load at night {base}, {peak} at most`,load_tip:`{power} or more for {share} of the time`,load_tip_hours:`that is {hours} h in a year`,load_never:`No half-hour averaged above {limit}.`,load_over_one:`One half-hour averaged above {limit}:`,load_over_many:`{count} half-hours averaged above {limit}, {hours} in all:`,load_note:`Averages over half an hour: the instantaneous power was higher. What exceeds the limit is a lower bound.`,load_note_max:`In VA: the day’s maximum recorded by the meter. In W: averages over half an hour, a lower bound.`,known_span:`Only {share} of the period is known.`,tariffs_title:`The same year with other contracts`,tariffs_present:`yours`,tariffs_regulated:`regulated price`,tariffs_cheapest:`The cheapest would have been`,tariffs_cheapest_of:`Yours cannot be compared; the cheapest of the others:`,tariffs_weak:`the breaker would probably not have held`,tariffs_best:`Your contract is the cheapest of these:`,tariffs_save_with:`With`,tariffs_save_comma:`, you would have paid`,tariffs_save_less:`less.`,tariffs_none:`No contract can be compared yet.`,tariffs_all:`Show all {count}`,tariffs_energy:`energy`,tariffs_standing:`standing charge`,tariffs_whole:`All {of} days are known; nothing is extrapolated.`,tariffs_covered:`{covered} of {of} days are fully known; the amounts are for these alone, nothing is extrapolated.`,tariffs_extrapolated:`{covered} of {of} days are fully known; the amounts are extrapolated from them to all days.`,tariffs_left_out_one:`One day has no price under every contract (only its total is known, or the colour or market price is not): it is left out for all of them.`,tariffs_left_out:`{count} days have no price under every contract (only their totals are known, or the colour or market price is not): they are left out for all of them.`,tariffs_peak:`Highest power recorded by the meter: {power}, {when}; the contract has to allow it.`,tariffs_peak_mean:`Highest average over half an hour: {power}, {when}. The instantaneous power was higher.`,option_base:`Base`,option_off_peak:`Peak / off-peak`,option_tempo:`Tempo`,option_ejp:`EJP`,option_other:`Other`,cannot:`cannot be compared because {why} ({days} {days|day|days}, {when}).`,cannot_unknown:`cannot be compared.`,lack_no_contract:`none of its prices was in force`,lack_no_hours:`its off-peak hours are not known`,lack_no_colour:`the colour of some Tempo days is unknown`,lack_no_peak_day:`it is not known which days were mobile peaks`,lack_no_price:`a price is missing`,lack_no_market_price:`the market price is missing`,lack_only_days:`only daily totals are known, while the price changes within the day`,lack_other:`data is missing`,change_option:`Ask your supplier for the option {option}.`,change_subscribed:`Subscribe to {to} instead of {from}.`,change_shift:`To cost the same as yours: move {energy} of the {used} used in “{from}” to “{to}”.`,change_shift_too_much:`Not even moving all {used} of “{from}” to “{to}” would make it as cheap as yours.`,change_power:`{kva} subscribed: above it on {days} {days|day|days}.`,change_power_bound:`{kva} subscribed: above it on at least {days} {days|day|days} (means of half-hours).`,change_power_fits:`{kva} subscribed: enough for all that was measured.`,coverage_title:`What is known`,coverage_years:`Year shown`,coverage_label:`Days of {year} and what is known of each; the arrow keys move from day to day`,coverage_whole:`All {days} days are fully known.`,coverage_one:`{days} of {of} days are fully known; one is not.`,coverage_some:`{days} of {of} days are fully known; {missing} are not.`,coverage_hint:`Choose a day to see where its data comes from.`,year_before:`Year before`,year_after:`Year after`,day_whole:`fully known`,day_doubted:`estimated or doubtful`,day_laid:`only the day’s total`,day_part:`partly known`,day_none:`nothing known`,day_outside:`outside the history`,day_known:`known to {share}`,day_said:`from {who}`,quality_1:`corrected`,quality_2:`estimated`,quality_3:`partial`,quality_4:`doubtful`,origins:`Where the data comes from`,origin_received:`received {when}`,trust_hand:`corrected by hand`,trust_file:`the operator’s file`,trust_gateway:`gateway`,trust_meter:`the meter itself`,trust_supplier:`the supplier’s file`,trust_entity:`another sensor`,values:`{count} {count|value|values}`,undo:`Take back`,undo_named:`Take back: {name}`,undo_title:`Take back all values of “{name}”?`,undo_text:`On these days, values from other sources take their place; the statistics are rewritten.`,undo_do:`Take back`,undone:`“{name}” was taken back.`,undone_short:`taken back`,import_title:`Import files`,import_drop:`Drop files here`,import_kinds:`Enedis, GRDF, suppliers: CSV, XLSX, JSON, ZIP, several at once. You see what they hold before anything is kept.`,import_choose:`Choose files`,import_told:`What the files hold`,import_where_enedis:`Electricity: your Enedis account, “Suivre mes mesures”, “Télécharger mes données”.`,import_where_grdf:`Gas: your GRDF account, “Ma consommation”, download as XLSX.`,import_admin:`Only an administrator can import files.`,sending:`Sending {name} ({number} of {of})…`,looking:`Looking at the files…`,taking:`Importing…`,upload_failed:`{name} could not be sent to Home Assistant.`,import_whose:`This file names no meter. It belongs to:`,import_no_point:`This file names no meter, and Hameau has no history yet to put it into. Add one to the integration first.`,import_nothing_new:`All of it is known already: importing changes nothing.`,import_do:`Import {count} values`,import_do_one:`Import one value`,import_done:`Imported`,import_done_text:`Home Assistant’s statistics follow within a minute.`,import_more:`Import more files`,import_way:`This file does not say which way the energy went. It is:`,import_way_import:`what is used`,import_way_export:`what is fed in`,counts:`{new} new, {changed} changed, {same} the same`,count_new:`{count} new`,count_changed:`{count} changed`,count_same:`{count} the same`,part_no_point:`no meter named`,part_new_point:`{point}, not in Hameau yet`,part_empty:`no values`,spark:`{mean} a day, {from} to {to}`,step_5min:`5 minutes`,step_10min:`10 minutes`,step_15min:`15 minutes`,step_20min:`20 minutes`,step_30min:`half-hours`,step_60min:`hours`,step_day:`days`,step_gas_day:`gas days (6 to 6)`,step_meter_day:`days of the meter`,doubt:`{text}: {count}`,doubt_first:`{text}: {count}, first {when}`,doubt_duplicate:`Duplicate rows`,doubt_conflict:`Two values for one moment`,doubt_overlap:`Overlapping intervals, ignored`,doubt_negative:`Negative values`,doubt_ambiguous_hour:`The repeated hour of the autumn clock change is there only once`,doubt_no_such_hour:`Hours that the spring clock change skips, ignored`,doubt_off_grid:`Timestamps off the expected step`,doubt_reset:`The index restarted from zero`,doubt_no_values:`Headings without values`,doubt_direction_assumed:`The file does not say whether it is consumption or production: taken as consumption`,doubt_unit_assumed:`The unit is not given`,doubt_stamps_assumed:`The file does not say whether times are the beginning or the end of a step`,doubt_starts_earlier:`The heading’s dates are earlier than the data`,doubt_last_step_missing:`The export ends one step early`,doubt_total_summed:`No total in it: its registers were summed`,doubt_snapshot_hour:`The index was taken within a day: the days are estimates`,doubt_unknown_period:`Registers without a name for part of the time`,doubt_new_year_week:`The week of New Year comes in two rows`,doubt_edge_months:`First and last month may be partial`,doubt_ignored:`Left out`,doubt_energy_assumed:`The file does not say whether it is electricity or gas: the point that is chosen tells`,doubt_other:`Remark ({word})`,layout_enedis_curve:`Enedis, load curve`,layout_enedis_index:`Enedis, daily index`,layout_enedis_max_power:`Enedis, daily maximum power`,layout_enedis_daily:`Enedis, days`,layout_enedis_intervals:`Enedis, hours`,layout_enedis_r63:`Enedis, flow R63`,layout_enedis_json:`Answer of a gateway`,layout_edf_daily:`EDF, days`,layout_edf_powers:`EDF, powers reached`,layout_octopus_daily:`Octopus Energy, days`,layout_strasbourg_curve:`Strasbourg Électricité Réseaux, load curve`,layout_grdf_daily:`GRDF, days`,layout_grdf_weekly:`GRDF, weeks`,layout_grdf_monthly:`GRDF, months`,layout_grdf_json:`GRDF, JSON`,layout_grdf_adict:`GRDF ADICT`,layout_household_days:`Household’s own table, days`,layout_household_gas:`Household’s own table, gas`,layout_household_prices:`Household’s own table, prices`,layout_archive:`ZIP of several files`,layout_strasbourg_daily:`Strasbourg Électricité Réseaux, days`,layout_total_energies:`TotalEnergies, half-hours`,layout_market_prices:`Day-ahead prices`,layout_tempo_days:`Tempo days`,error_bad_date:`A date cannot be read.`,error_bad_direction:`Neither consumption nor production.`,error_bad_interval:`An interval ends before it begins.`,error_bad_json:`This JSON is not one Hameau knows.`,error_bad_number:`A value is not a number.`,error_bad_step:`The time step is inconsistent.`,error_binary:`This is not a table.`,error_damaged:`The file is damaged.`,error_empty_file:`The file is empty.`,error_encrypted:`The file is protected by a password.`,error_entities:`The file holds unexpected, perhaps dangerous content; it is not opened.`,error_expands_too_much:`Unpacked, the file would be too large.`,error_missing_column:`A column is missing.`,error_nested_archive:`A ZIP within a ZIP is not opened.`,error_old_excel:`This is the old format of Excel: save it as XLSX.`,error_too_large:`The file is too large.`,error_too_many_members:`The ZIP holds too many files.`,error_too_many_rows:`The file has too many rows.`,error_unknown_layout:`Hameau does not know files of this kind.`,error_wrong_unit:`The unit is not the one expected.`,error_other:`The file cannot be read ({word}).`,error_nothing:`Nothing of this file is kept.`,error_too_many_points:`This file holds too many points of delivery.`,where_member:`in {what}`,where_sheet:`sheet {what}`,where_row:`row {what}`,where_column:`column {what}`,found:`Found:`,expected:`Expected:`,kilobytes:`kB`,megabytes:`MB`,signal_prices:`Day-ahead prices, France`,signal_colours:`Tempo colours`,signal_whose:`for all points`,signal_count:`{count} {count|value|values}`},we=c({en:Ce,fr:{loading:`Chargement…`,unknown:`inconnu`,cancel:`Annuler`,show_table:`Tableau`,show_chart:`Graphique`,failed_title:`L’historique n’a pas pu être lu`,failed_text:`Home Assistant n’a pas répondu. Hameau réessaie de lui-même.`,no_data_title:`Rien n’est connu de cette période`,no_data_text:`Choisissez-en une autre, ou importez les fichiers qui en parlent.`,coarse_title:`Seuls des totaux journaliers sont connus`,coarse_text:`Cette carte a besoin des heures\xA0: importez la courbe de charge d’Enedis, ou connectez une passerelle.`,coarse_gas:`Pour le gaz, GRDF ne publie que des totaux par jour.`,none_title:`Pas encore d’historique`,none_text:`Ajoutez à Hameau un historique d’électricité ou de gaz, ou déposez un fichier d’Enedis ou de GRDF sur la carte d’import.`,none_do:`Ouvrir l’intégration`,from_to:`du {from} au {to}`,source:`Source`,source_import:`Électricité`,source_export:`Injection`,source_gas_energy:`Gaz`,source_gas_volume:`Gaz, volume`,quantity_import:`Électricité`,quantity_export:`Injecté`,quantity_gas_energy:`Gaz`,quantity_gas_volume:`Gaz, volume`,quantity_max_power:`Puissance maximale de chaque jour`,quantity_price:`Prix`,quantity_colour:`Couleurs Tempo`,grain:`Pas`,grain_year:`Années`,grain_month:`Mois`,grain_day:`Jours`,grain_hour:`Heures`,grain_half_hour:`½ heures`,compare:`Comparer`,compare_none:`Seul`,compare_previous:`Période précédente`,compare_year:`Un an avant`,span:`Période affichée`,span_before:`Avant`,span_after:`Après`,length_day:`Jour`,length_month:`Mois`,length_year:`Année`,length_twelve:`12 mois`,period_title:`Consommation`,chart_label:`{what}, {span}\xA0: {total}`,before:`{span}\xA0: {total}`,against:`par rapport à {total}, {span}`,cost:`Coût`,cost_before:`avant\xA0: {cost}`,standing:`Abonnement`,standing_alone:`L’abonnement des jours dont rien n’est connu est compté\xA0: {cost}.`,standing_alone_short:`leur abonnement est compté, {cost}`,unpriced:`{energy} sans prix connu\xA0: le coût est incomplet.`,known_share:`connu à {share}`,laid_tip:`tiré d’un total du jour`,laid_mark:`(total du jour)`,legend_export:`injecté dans le réseau`,legend_previous:`période précédente`,legend_year:`un an avant`,legend_hole:`données manquantes, en partie ou en totalité`,legend_laid:`heures tirées d’un total du jour`,gap:`{span}\xA0: rien n’est connu ({reason}).`,gap_sum:`{span}\xA0: seule la somme est connue, {total}.`,gaps_more:`Et {count} {count|interruption plus courte|interruptions plus courtes}.`,before_partial:`La période de comparaison n’est connue qu’à {share}.`,column_when:`Quand`,column_amount:`Consommé`,column_before:`Comparé à`,column_month:`Mois`,column_hour:`Heure`,column_share:`Part du temps`,column_power:`Au moins`,tariff_base:`Toutes heures`,tariff_off_peak:`Heures creuses`,tariff_peak:`Heures pleines`,tariff_normal:`Heures normales`,tariff_mobile_peak:`Pointe mobile`,tariff_blue_off_peak:`Bleu, heures creuses`,tariff_blue_peak:`Bleu, heures pleines`,tariff_white_off_peak:`Blanc, heures creuses`,tariff_white_peak:`Blanc, heures pleines`,tariff_red_off_peak:`Rouge, heures creuses`,tariff_red_peak:`Rouge, heures pleines`,tariff_unknown:`Autre période`,tariff_none:`Période inconnue`,gap_absent:`aucune valeur reçue`,gap_empty:`valeur vide`,gap_last_step:`l’export s’arrête un pas trop tôt`,gap_reset:`l’index est reparti de zéro`,gap_unknown_step:`durée du pas inconnue`,gap_whole:`seule la somme est connue`,gap_refused:`valeur impossible, écartée`,gap_not_collected:`l’enregistrement n’était pas activé`,gap_not_yet:`pas encore publié`,to_date_title:`À la même date`,to_date_span:`du {start} au {end}`,to_date_now:`en {year}`,to_date_like:`en {year}, sur les jours connus des deux années`,day_missing:`un jour manque`,days_missing:`{count} jours manquent`,missing_in:`Manque en {year}\xA0: {when}.`,and_more:`et {count} {count|autre|autres}`,note_missing_days:`Un jour manquant dans l’une des deux années n’est compté dans aucune.`,note_leap_day:`Le 29\xA0février n’est comparé à rien\xA0: seules les années bissextiles en ont un.`,months_title:`Mois par mois`,months_label:`{what}, mois par mois\xA0: {years}`,months_partial:`Connus en partie\xA0: {months}.`,heatmap_title:`Vos semaines, heure par heure`,heatmap_label:`Puissance moyenne de chaque heure de la semaine\xA0; les flèches vont d’une heure à l’autre`,heatmap_hint:`Survolez ou touchez une heure pour voir sa valeur.`,heatmap_when:`{day}, de {from} à {to}`,heatmap_told:`{when}\xA0: {power}`,heatmap_band:`entre {low} et {high} huit fois sur dix, {count} {count|valeur|valeurs}`,measure:`Valeur affichée`,measure_mean:`Moyenne`,measure_mean_hint:`Moyenne des valeurs`,measure_p10:`Bas`,measure_p10_hint:`Neuf valeurs sur dix sont plus hautes (10ᵉ centile)`,measure_p50:`Médiane`,measure_p50_hint:`Autant de valeurs au-dessus qu’au-dessous`,measure_p90:`Haut`,measure_p90_hint:`Neuf valeurs sur dix sont plus basses (90ᵉ centile)`,days_used:`{count} {count|jour|jours}`,profile_title:`Journée type\xA0: la moyenne, et la plage de huit jours sur dix (jusqu’à {power})`,profile_label:`Puissance moyenne au fil du jour, avec la bande du 10ᵉ au 90ᵉ centile`,load_title:`Quelle puissance, combien de temps`,load_limit:`{power} souscrits`,load_base_mark:`talon {power}`,load_base:`Talon des nuits`,load_base_how:`de {low} à {high} huit nuits sur dix`,load_note_base:`Talon\xA0: la puissance du dixième le plus calme de chaque nuit, de 0\xA0h à 6\xA0h (nuit médiane).`,load_note_mean:`Moyennes sur une demi-heure\xA0: la puissance instantanée a été plus élevée.`,load_peak:`Plus forte demi-heure`,load_share:`{share} de {limit}`,load_label:`Courbe de charge classée\xA0: talon des nuits {base}, {peak} au plus`,load_tip:`{power} ou plus pendant {share} du temps`,load_tip_hours:`soit {hours}\xA0h par an`,load_never:`Aucune demi-heure n’a dépassé {limit} en moyenne.`,load_over_one:`Une demi-heure a dépassé {limit} en moyenne\xA0:`,load_over_many:`{count} demi-heures ont dépassé {limit} en moyenne, {hours} en tout\xA0:`,load_note:`Moyennes sur une demi-heure\xA0: la puissance instantanée a été plus élevée. Les dépassements sont donc un minimum.`,load_note_max:`En VA\xA0: maximum du jour relevé par le compteur. En W\xA0: moyenne sur une demi-heure, donc un minimum.`,known_span:`La période n’est connue qu’à {share}.`,tariffs_title:`La même année avec d’autres contrats`,tariffs_present:`le vôtre`,tariffs_regulated:`tarif réglementé`,tariffs_cheapest:`Le moins cher aurait été`,tariffs_cheapest_of:`Le vôtre ne peut pas être comparé ; le moins cher des autres\xA0:`,tariffs_weak:`le disjoncteur n’aurait sans doute pas tenu`,tariffs_best:`Votre contrat est le moins cher de ceux-ci\xA0:`,tariffs_save_with:`Avec`,tariffs_save_comma:`, vous auriez payé`,tariffs_save_less:`de moins.`,tariffs_none:`Aucun contrat ne peut encore être comparé.`,tariffs_all:`Les montrer tous ({count})`,tariffs_energy:`énergie`,tariffs_standing:`abonnement`,tariffs_whole:`Les {of} jours sont tous connus\xA0; rien n’est extrapolé.`,tariffs_covered:`{covered} jours sur {of} sont connus en entier\xA0; les montants sont ceux de ces jours seuls, rien n’est extrapolé.`,tariffs_extrapolated:`{covered} jours sur {of} sont connus en entier\xA0; les montants en sont extrapolés à tous les jours.`,tariffs_left_out_one:`Un jour n’a pas de prix sous tous les contrats (seul son total est connu, ou la couleur ou le cours manque)\xA0: il est laissé de côté pour tous.`,tariffs_left_out:`{count} jours n’ont pas de prix sous tous les contrats (seul leur total est connu, ou la couleur ou le cours manque)\xA0: ils sont laissés de côté pour tous.`,tariffs_peak:`Puissance maximale relevée par le compteur\xA0: {power}, {when}\xA0; l’abonnement doit la supporter.`,tariffs_peak_mean:`Plus forte moyenne sur une demi-heure\xA0: {power}, {when}. La puissance instantanée a été plus élevée.`,option_base:`Base`,option_off_peak:`HP/HC`,option_tempo:`Tempo`,option_ejp:`EJP`,option_other:`Autre`,cannot:`ne peut pas être comparé, car {why} ({days} {days|jour|jours}, {when}).`,cannot_unknown:`ne peut pas être comparé.`,lack_no_contract:`aucun de ses prix n’était en vigueur`,lack_no_hours:`ses heures creuses ne sont pas connues`,lack_no_colour:`la couleur de certains jours Tempo est inconnue`,lack_no_peak_day:`on ne sait pas quels jours étaient de pointe mobile`,lack_no_price:`un prix manque`,lack_no_market_price:`le prix du marché manque`,lack_only_days:`seuls des totaux journaliers sont connus, alors que le prix change au cours de la journée`,lack_other:`il manque des données`,change_option:`Demander l’option {option} à votre fournisseur.`,change_subscribed:`Souscrire {to} au lieu de {from}.`,change_shift:`Pour coûter autant que le vôtre\xA0: déplacer {energy} des {used} consommés en «\xA0{from}\xA0» vers «\xA0{to}\xA0».`,change_shift_too_much:`Même en déplaçant les {used} de «\xA0{from}\xA0» vers «\xA0{to}\xA0», il resterait plus cher que le vôtre.`,change_power:`{kva} souscrits\xA0: dépassés {days} {days|jour|jours}.`,change_power_bound:`{kva} souscrits\xA0: dépassés au moins {days} {days|jour|jours} (moyennes d’une demi-heure).`,change_power_fits:`{kva} souscrits\xA0: suffisent à tout ce qui a été mesuré.`,coverage_title:`Ce qui est connu`,coverage_years:`Année affichée`,coverage_label:`Les jours de {year} et ce qui en est connu\xA0; les flèches vont d’un jour à l’autre`,coverage_whole:`Les {days} jours sont connus en entier.`,coverage_one:`{days} jours sur {of} sont connus en entier\xA0; un seul ne l’est pas.`,coverage_some:`{days} jours sur {of} sont connus en entier\xA0; {missing} ne le sont pas.`,coverage_hint:`Choisissez un jour pour voir d’où viennent ses données.`,year_before:`Année précédente`,year_after:`Année suivante`,day_whole:`connu en entier`,day_doubted:`estimé ou douteux`,day_laid:`seul le total du jour`,day_part:`connu en partie`,day_none:`rien n’est connu`,day_outside:`hors de l’historique`,day_known:`connu à {share}`,day_said:`d’après {who}`,quality_1:`corrigé`,quality_2:`estimé`,quality_3:`partiel`,quality_4:`douteux`,origins:`Provenance des données`,origin_received:`reçu le {when}`,trust_hand:`corrigé à la main`,trust_file:`fichier du gestionnaire`,trust_gateway:`passerelle`,trust_meter:`le compteur lui-même`,trust_supplier:`fichier du fournisseur`,trust_entity:`un autre capteur`,values:`{count} {count|valeur|valeurs}`,undo:`Retirer`,undo_named:`Retirer\xA0: {name}`,undo_title:`Retirer toutes les valeurs de «\xA0{name}\xA0» ?`,undo_text:`Pour ces jours, les valeurs des autres sources reprennent leur place\xA0; les statistiques sont réécrites.`,undo_do:`Retirer`,undone:`«\xA0{name}\xA0» a été retiré.`,undone_short:`retiré`,import_title:`Importer des fichiers`,import_drop:`Déposez des fichiers ici`,import_kinds:`Enedis, GRDF, fournisseurs\xA0: CSV, XLSX, JSON, ZIP, plusieurs à la fois. Vous verrez leur contenu avant d’importer.`,import_choose:`Choisir des fichiers`,import_told:`Ce que contiennent les fichiers`,import_where_enedis:`Électricité\xA0: votre compte Enedis, «\xA0Suivre mes mesures\xA0», «\xA0Télécharger mes données\xA0».`,import_where_grdf:`Gaz\xA0: votre espace GRDF, «\xA0Ma consommation\xA0», télécharger en XLSX.`,import_admin:`Seul un administrateur peut importer des fichiers.`,sending:`Envoi de {name} ({number} sur {of})…`,looking:`Lecture des fichiers…`,taking:`Import en cours…`,upload_failed:`{name} n’a pas pu être envoyé à Home Assistant.`,import_whose:`Ce fichier n’indique aucun compteur. Il appartient à\xA0:`,import_no_point:`Ce fichier n’indique aucun compteur, et Hameau n’a encore aucun historique où le ranger. Ajoutez-en d’abord un à l’intégration.`,import_nothing_new:`Tout est déjà connu\xA0: importer ne change rien.`,import_do:`Importer {count} valeurs`,import_do_one:`Importer une valeur`,import_done:`Importé`,import_done_text:`Les statistiques de Home Assistant suivent dans la minute.`,import_more:`Importer d’autres fichiers`,import_way:`Ce fichier ne dit pas dans quel sens va l’énergie. C’est\xA0:`,import_way_import:`ce qui est consommé`,import_way_export:`ce qui est injecté`,counts:`{new} {new|nouvelle|nouvelles}, {changed} {changed|modifiée|modifiées}, {same} {same|identique|identiques}`,count_new:`{count} {count|nouvelle|nouvelles}`,count_changed:`{count} {count|modifiée|modifiées}`,count_same:`{count} {count|identique|identiques}`,part_no_point:`aucun compteur indiqué`,part_new_point:`{point}, pas encore dans Hameau`,part_empty:`aucune valeur`,spark:`{mean} par jour, du {from} au {to}`,step_5min:`5\xA0minutes`,step_10min:`10\xA0minutes`,step_15min:`15\xA0minutes`,step_20min:`20\xA0minutes`,step_30min:`demi-heures`,step_60min:`heures`,step_day:`jours`,step_gas_day:`jours gaziers (6\xA0h à 6\xA0h)`,step_meter_day:`jours du compteur`,doubt:`{text}\xA0: {count}`,doubt_first:`{text}\xA0: {count}, la première {when}`,doubt_duplicate:`Lignes en double`,doubt_conflict:`Deux valeurs pour un même moment`,doubt_overlap:`Intervalles qui se chevauchent, ignorés`,doubt_negative:`Valeurs négatives`,doubt_ambiguous_hour:`L’heure répétée du passage à l’heure d’hiver n’y figure qu’une fois`,doubt_no_such_hour:`Heures inexistantes au passage à l’heure d’été, ignorées`,doubt_off_grid:`Horodatages hors du pas attendu`,doubt_reset:`L’index est reparti de zéro`,doubt_no_values:`Des en-têtes sans valeurs`,doubt_direction_assumed:`Le fichier ne précise pas s’il s’agit de consommation ou de production\xA0: traité comme consommation`,doubt_unit_assumed:`L’unité n’est pas précisée`,doubt_stamps_assumed:`Le fichier ne précise pas si l’heure est celle du début ou de la fin du pas`,doubt_starts_earlier:`Les dates de l’en-tête précèdent les données`,doubt_last_step_missing:`L’export s’arrête un pas trop tôt`,doubt_total_summed:`Pas de total\xA0: les index ont été additionnés`,doubt_snapshot_hour:`Index relevé en cours de journée\xA0: les jours sont estimés`,doubt_unknown_period:`Index sans nom sur une partie de la période`,doubt_new_year_week:`La semaine du Nouvel An est en deux lignes`,doubt_edge_months:`Premier et dernier mois peut-être partiels`,doubt_ignored:`Laissé de côté`,doubt_energy_assumed:`Le fichier ne dit pas s’il s’agit d’électricité ou de gaz\xA0: le point choisi en décide`,doubt_other:`Remarque ({word})`,layout_enedis_curve:`Enedis, courbe de charge`,layout_enedis_index:`Enedis, index quotidiens`,layout_enedis_max_power:`Enedis, puissance maximale quotidienne`,layout_enedis_daily:`Enedis, jours`,layout_enedis_intervals:`Enedis, heures`,layout_enedis_r63:`Enedis, flux R63`,layout_enedis_json:`Réponse d’une passerelle`,layout_edf_daily:`EDF, jours`,layout_edf_powers:`EDF, puissances atteintes`,layout_octopus_daily:`Octopus Energy, jours`,layout_strasbourg_curve:`Strasbourg Électricité Réseaux, courbe de charge`,layout_grdf_daily:`GRDF, jours`,layout_grdf_weekly:`GRDF, semaines`,layout_grdf_monthly:`GRDF, mois`,layout_grdf_json:`GRDF, JSON`,layout_grdf_adict:`GRDF ADICT`,layout_household_days:`Tableau du foyer, jours`,layout_household_gas:`Tableau du foyer, gaz`,layout_household_prices:`Tableau du foyer, prix`,layout_archive:`ZIP de plusieurs fichiers`,layout_strasbourg_daily:`Strasbourg Électricité Réseaux, jours`,layout_total_energies:`TotalEnergies, demi-heures`,layout_market_prices:`Prix de gros`,layout_tempo_days:`Jours Tempo`,error_bad_date:`Une date est illisible.`,error_bad_direction:`Ni consommation, ni production.`,error_bad_interval:`Un intervalle finit avant de commencer.`,error_bad_json:`Ce JSON n’est pas de ceux que Hameau connaît.`,error_bad_number:`Une valeur n’est pas un nombre.`,error_bad_step:`Le pas de temps est incohérent.`,error_binary:`Ce n’est pas un tableau.`,error_damaged:`Le fichier est endommagé.`,error_empty_file:`Le fichier est vide.`,error_encrypted:`Le fichier est protégé par un mot de passe.`,error_entities:`Le fichier contient des éléments inattendus, peut-être dangereux\xA0; il n’est pas ouvert.`,error_expands_too_much:`Décompressé, le fichier serait trop grand.`,error_missing_column:`Une colonne manque.`,error_nested_archive:`Un ZIP dans un ZIP n’est pas ouvert.`,error_old_excel:`C’est l’ancien format d’Excel\xA0: enregistrez-le en XLSX.`,error_too_large:`Le fichier est trop grand.`,error_too_many_members:`Le ZIP contient trop de fichiers.`,error_too_many_rows:`Le fichier a trop de lignes.`,error_unknown_layout:`Hameau ne connaît pas ce genre de fichier.`,error_wrong_unit:`L’unité n’est pas celle attendue.`,error_other:`Le fichier est illisible ({word}).`,error_nothing:`Rien de ce fichier n’est gardé.`,error_too_many_points:`Ce fichier contient trop de points de livraison.`,where_member:`dans {what}`,where_sheet:`feuille\xA0{what}`,where_row:`ligne\xA0{what}`,where_column:`colonne\xA0{what}`,found:`Trouvé\xA0:`,expected:`Attendu\xA0:`,kilobytes:`ko`,megabytes:`Mo`,signal_prices:`Prix de gros, France`,signal_colours:`Couleurs Tempo`,signal_whose:`pour tous les points`,signal_count:`{count} {count|valeur|valeurs}`}}),M=e=>we(e.language);function N(e,t,n,r=void 0){let i=`${t}_${n}`;return i in Ce?e(i):r?e(r,{word:n}):n}var P=1e3,Te=e=>Math.abs(e)<10?2:+(Math.abs(e)<100),F=e=>e===`gas_volume`?`m³`:`kWh`;function I(e,t,n){return n==null?`–`:e.quantity(n/P,F(t),Te(n/P))}function L(e,t,n,r=!1){if(n==null)return`–`;let i=Math.abs(n)>=100,a=e.coins(Math.abs(n),t.config.currency??`EUR`,i?0:2),o=Math.abs(n)>=(i?.5:.005),s=n<0&&o?`−`:r&&o?`+`:``;return s?`${s}\u202f${a}`:a}function Ee(e,t){let n=Math.round(100*t);return`${n>0?`+ `:n<0?`− `:``}${e.percent(Math.abs(n))}`}var R=(e,t,n=`W`)=>t==null?`–`:Math.abs(t)<999.5?e.quantity(t,n):e.quantity(t/P,`k${n}`,2),De=class{language;zone;#e=new Map;constructor(e,t){this.language=e,this.zone=t}#t(e,t,n=this.zone){let r=JSON.stringify([e,n]),i=this.#e.get(r);return i||this.#e.set(r,i=new Intl.DateTimeFormat(this.language,{...e,timeZone:n})),Oe(i.format(t),this.language)}full(e){return this.#t({day:`numeric`,month:`long`,year:`numeric`},e)}short(e){return this.#t({weekday:`short`,day:`numeric`,month:`short`,year:`numeric`},e)}dayMonth(e){return this.#t({day:`numeric`,month:`short`},e)}month(e){return this.#t({month:`long`,year:`numeric`},e)}shortMonth(e){return this.#t({month:`short`},e)}time(e){return this.#t({hour:`2-digit`,minute:`2-digit`},e)}date(e,t=!1){let n={day:`numeric`,month:`long`,...t?{year:`numeric`}:{}};return this.#t(n,Date.parse(`${e}T12:00:00Z`),`UTC`)}dated(e,t){return this.#t(t,Date.parse(`${e}T12:00:00Z`),`UTC`)}between(e,t,n,r=!1){return t===n?this.language.startsWith(`fr`)?`le ${this.date(t,r)}`:this.date(t,r):this.language.startsWith(`fr`)?e(`from_to`,{from:t.slice(0,7)===n.slice(0,7)?this.dated(t,{day:`numeric`}):this.date(t,r&&t.slice(0,4)!==n.slice(0,4)),to:this.date(n,r)}):new Intl.DateTimeFormat(this.language,{day:`numeric`,month:`long`,...r?{year:`numeric`}:{},timeZone:`UTC`}).formatRange(Date.parse(t),Date.parse(n))}interval(e,t,n){return e===`year`?String(f(t,this.zone).year):e===`month`?this.month(t):e===`day`?this.short(t):`${this.dayMonth(t)} · ${this.time(t)} – ${this.time(n)}`}span(e,t){let[n,r]=[f(e,this.zone),f(t-1,this.zone)];if(n.day===1&&f(t,this.zone).day===1)return n.month===1&&r.month===12?n.year===r.year?String(n.year):`${n.year} – ${r.year}`:n.month===r.month&&n.year===r.year?this.month(e):`${this.month(e)} – ${this.month(t-1)}`;let i=f(e,this.zone).hour===0&&f(t,this.zone).hour===0;return n.day===r.day&&t-e<936e5?i?this.short(e):`${this.short(e)}, ${this.time(e)} – ${this.time(t)}`:n.year===r.year?`${this.dayMonth(e)} – ${this.#t({day:`numeric`,month:`short`,year:`numeric`},t-1)}`:`${this.#t({day:`numeric`,month:`short`,year:`numeric`},e)} – ${this.#t({day:`numeric`,month:`short`,year:`numeric`},t-1)}`}},Oe=(e,t)=>t.startsWith(`fr`)?e.replace(/^((?:\p{L}+\.? )?)1 (?=\p{L})/u,`$11ᵉʳ\xA0`):e,ke=6e5,Ae=15e3,z=class extends a{static properties={...a.properties,points:{state:!0},answer:{state:!0},second:{state:!0},stale:{state:!0},trouble:{state:!0},table:{state:!0}};static styles=[h,j];#e=``;#t=0;#n=0;#r=[];constructor(){super(),this.stale=!1,this.table=!1}beside(e){}suits=[`import`,`gas_energy`,`gas_volume`,`export`];aside(e,t){return _}get selection(){return this.hass&&ce(this.hass)}connectedCallback(){super.connectedCallback(),this.#r=[oe(()=>this.ask(!0))],this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback();for(let e of this.#r)e();this.#r=[],this.#i=!1}#i=!1;matters(){return!1}tick(){this.hass&&(this.selection?.follow(this.hass),this.#n&&Date.now()>this.#n&&this.ask(!0))}willUpdate(e){let{hass:t,selection:n}=this;if(t&&n&&this.isConnected){if(this.classList.toggle(`dark`,t.themes?.darkMode===!0),!this.#i&&(this.#i=!0,n.follow(t),this.#r.push(n.listen(()=>this.requestUpdate())),n.awaits(t)))for(let e of[200,600,1500,4100])setTimeout(()=>this.#a(),e);this.ask()}}#a(){this.hass&&this.selection?.follow(this.hass),this.requestUpdate()}hourly=!1;get fixed(){let e=this.config;return!!(e?.point||e?.quantity)}get scene(){let{hass:e,points:t,selection:n}=this,r=this.config;if(!e||!t)return;let i=this.fixed?{...r?.point&&{point:r.point},...r?.quantity&&{quantity:r.quantity}}:n?.source??{},a=t.flatMap(e=>e.quantities.map(t=>({point:e,known:t}))).filter(({known:e})=>this.suits.includes(e.quantity)),o=(i.point||i.quantity?a.find(({point:e,known:t})=>e.point===(i.point??e.point)&&t.quantity===(i.quantity??t.quantity)):void 0)??a.find(({point:e})=>e.point===i.point)??a.toSorted((e,t)=>this.suits.indexOf(e.known.quantity)-this.suits.indexOf(t.known.quantity))[0];return o&&{hass:e,say:M(e),format:fe(e),dates:new De(e.locale.language||e.language,o.point.zone),...o}}ask(e=!1){let{hass:t}=this;if(!t||t.connected===!1)return;(!this.points||e)&&this.#o(t,e);let n=this.scene,r=n&&this.question(n),i=n&&this.beside(n),a=r?JSON.stringify([r,i]):``;r&&(a!==this.#e||e)&&(this.stale=a!==this.#e,this.#e=a,this.#n=Date.now()+ke,this.#s(t,r,i,++this.#t))}async#o(e,t){try{this.points=await ue(e,t)}catch(e){if(!y(e))throw e;this.points??=[],this.#n=Date.now()+Ae}}async#s(e,t,n,r){try{let i=[t,...n?[n]:[]].map(({type:t,message:n})=>b(e,t,n)),[a,o]=await Promise.all(i);if(r!==this.#t)return;this.answer=a,this.second=o,this.trouble=void 0}catch(t){if(!y(t))throw t;let n=await g(e,t);if(r!==this.#t)return;this.refusal=n,this.trouble=typeof t==`number`?`lost`:t.code,this.#n=Date.now()+Ae}this.stale=!1}refusal=``;render(){let{hass:e,config:t,points:n}=this;if(!e||!t)return _;let r=this.scene,i=M(e);return u`<ha-card style=${C({"--side":O(r?.known.quantity??`import`).colour})}>
      <div class="body">
        <header role="none">
          <h2>${t.title||this.heading(i)}</h2>
          ${r?this.aside(r,this.answer):_}
        </header>
        ${this.#c(i,r,n)}
      </div>
    </ha-card>`}#c(e,t,n){return n?t?this.trouble&&(this.trouble===`no_data`||!this.answer)?this.refused(e):this.answer===void 0?u`<p class="blank soft" role="status">${e(`loading`)}</p>`:u`<div class="answer ${this.stale?`stale`:``}">${this.content(t,this.answer)}</div>`:this.without(e):u`<p class="blank soft" role="status">${e(`loading`)}</p>`}without(e){return u`<div class="notice" role="status">
      <span class="sign">${A(`past`,32)}</span><b>${e(`none_title`)}</b>
      <p>${e(`none_text`)}</p>
      ${this.hass?.user?.is_admin===!1?_:u`<button type="button" class="action" @click=${()=>re(n)}>${e(`none_do`)}</button>`}
    </div>`}refused(e){let t=this.trouble===`no_data`;return t&&this.hourly&&this.scene?.known.step.endsWith(`day`)?this.coarse(e):u`<div class="notice" role="status">
      <span class="sign">${A(t?`past`:`alert`,32)}</span><b>${e(t?`no_data_title`:`failed_title`)}</b>
      <p>${t?e(`no_data_text`):this.refusal||e(`failed_text`)}</p>
    </div>`}coarse(e){return u`<div class="notice" role="status">
      <span class="sign">${A(`past`,32)}</span><b>${e(`coarse_title`)}</b>
      <p>${e(this.scene?.point.kind===`gas`?`coarse_gas`:`coarse_text`)}</p>
    </div>`}toggle(e){let t=e(this.table?`show_chart`:`show_table`);return u`<button type="button" class="icon twin" aria-label=${`${t} · ${this.heading(e)}`} title=${t} @click=${()=>this.table=!this.table}>
      ${A(this.table?`chart`:`table`)}
    </button>`}},je=v`
  .year {
    font-weight: 500;
  }
  @container (max-width: 420px) {
    .calendar {
      gap: 1px;
    }
    .calendar .month:nth-of-type(even) {
      visibility: hidden;
    }
    .calendar .day {
      aspect-ratio: auto;
      height: 12px;
    }
  }
  .calendar {
    display: grid;
    grid-template-columns: repeat(var(--weeks), minmax(0, 1fr));
    grid-template-rows: 18px repeat(7, auto);
    gap: 2px;
    border-radius: 8px;
  }
  .month {
    grid-row: 1;
    font-size: 11px;
    color: var(--soft);
    white-space: nowrap;
  }
  .day {
    display: block;
    aspect-ratio: 1;
    border-radius: 2px;
    box-sizing: border-box;
  }
  .calendar .day {
    cursor: pointer;
  }
  .legend .day {
    width: 14px;
    --known: 50%;
  }
  .day.whole {
    background: color-mix(in srgb, var(--side) 80%, var(--surface));
  }
  .day.doubted {
    background: color-mix(in srgb, var(--amber) 75%, var(--surface));
    border: 2px dotted color-mix(in srgb, var(--ink) 60%, var(--surface));
  }
  .day.laid {
    background: color-mix(in srgb, var(--side) 34%, var(--surface));
    border: 1px solid var(--side);
  }
  .day.part {
    background: linear-gradient(0deg, color-mix(in srgb, var(--side) 80%, var(--surface)) 0 var(--known), transparent var(--known));
    border: 1px dashed var(--soft);
  }
  .day.none {
    border: 1px solid color-mix(in srgb, var(--soft) 70%, transparent);
    background: repeating-linear-gradient(-45deg, var(--soft) 0 1px, transparent 1px 4px);
  }
  .day.outside {
    background: color-mix(in srgb, var(--ink) 5%, transparent);
  }
  .day.at {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
  }
  .told {
    min-height: 40px;
    font-size: 14px;
    line-height: 20px;
    text-wrap: pretty;
  }
  .told b {
    font-weight: 500;
  }
  .told b::first-letter {
    text-transform: uppercase;
  }
  h3 {
    font-size: 14px;
    font-weight: 500;
    margin: 0;
  }
  .origins {
    list-style: none;
    margin: -8px 0 0;
    padding: 0;
  }
  .origins li + li {
    border-top: 1px solid var(--line);
  }
  .origin {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 8px;
    padding: 6px 0;
    font-size: 14px;
    line-height: 20px;
  }
  .origin > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .origin b {
    font-weight: 400;
  }
  .origin .soft {
    display: block;
  }
`;function Me({say:e,format:t},n){let r=n/1e3;return r<1e3?t.quantity(Math.max(1,Math.round(r)),e(`kilobytes`)):t.quantity(r/1e3,e(`megabytes`),1)}var Ne=({error:e,parts:t})=>e?[]:t.filter(e=>e.point===null||!(e.whole||e.point_known)),B=e=>Ne(e).length>0,V=e=>[...new Set(Ne(e).flatMap(({choices:e})=>e))],Pe=e=>!e.error&&e.parts.length+e.signals.length>0&&(!B(e)||V(e).length>0);function Fe(e,t,n){let{say:r}=e,i=t.layout?N(r,`layout`,t.layout):``;return u`<li class=${t.error?`wrong`:``}>
    <div class="file">
      <span class="mark">${A(t.error?`wrong`:`file`)}</span>
      <span><b>${t.name}</b><span class="soft">${[i,Me(e,t.size)].filter(Boolean).join(` · `)}</span></span>
    </div>
    ${t.error?We(e,t.error):Ie(e,t,n)}
  </li>`}function Ie(e,t,n){let{say:r}=e,{parts:i,signals:a,findings:o}=t;return i.length+a.length===0?u`<span class="soft">${r(`part_empty`)}</span>`:u`${i.map(t=>Ge(e,t))} ${a.map(t=>Be(e,t))}
  ${B(t)?Ve(e,V(t),n):_} ${o.some(({kind:e})=>e===Le)?He(e,n):_}
  ${Ue(o.filter(({kind:e})=>e!==Le).map(({kind:e,detail:t})=>ze(r,e,t)))}`}var Le=`direction_assumed`,Re=[`unit_assumed`,`snapshot_hour`,`off_grid`,`ignored`],ze=(e,t,n)=>{let r=N(e,`doubt`,t,`doubt_other`);return n&&Re.includes(t)?`${r} (${n})`:r},Be=({say:e,dates:t,format:n},{kind:r,first:i,last:a,count:o})=>u`<div class="part">
    <span><b>${N(e,`signal`,r)}</b> <span class="soft">${e(`signal_whose`)}</span></span>
    <span>${t.span(i,a)} · ${e(`signal_count`,{count:n.number(o)})}</span>
  </div>`;function Ve({say:e,points:t},n,{point:r,own:i}){if(n.length===0)return u`<p class="refused" role="alert">${A(`alert`,20)}<span>${e(`import_no_point`)}</span></p>`;let a=e=>t.find(t=>t.point===e)?.title??e;return u`<label class="whose"
    ><span>${e(`import_whose`)}</span>
    <select @change=${e=>i(e.target.value)}>
      ${n.map(e=>u`<option value=${e} ?selected=${e===r}>${a(e)}</option>`)}
    </select></label
  >`}var He=({say:e},{production:t,produce:n})=>u`<label class="whose"
    ><span>${e(`import_way`)}</span>
    <select @change=${e=>n(e.target.value===`export`)}>
      <option value="import" ?selected=${!t}>${e(`import_way_import`)}</option>
      <option value="export" ?selected=${t}>${e(`import_way_export`)}</option>
    </select></label
  >`,Ue=e=>e.length?u`<ul class="notes">${e.map(e=>u`<li>${e}</li>`)}</ul>`:_,H=e=>e==null?``:String(e);function We({say:e},t){let[n,r]=[H(t.found),H(t.expected)],i=[`member`,`sheet`,`row`,`column`].filter(e=>H(t[e])).map(n=>e(`where_${n}`,{what:H(t[n])}));return u`<div class="error" role="alert">
    <b>${N(e,`error`,t.key,`error_other`)}</b>
    ${i.length?u`<span>${i.join(`, `)}</span>`:_} ${n?u`<span>${e(`found`)} <q>${n}</q></span>`:_}
    ${r?u`<span>${e(`expected`)} <q>${r}</q></span>`:_}
    <span class="soft">${e(`error_nothing`)}</span>
  </div>`}function Ge(e,t){let{say:n,dates:r,format:i,points:a}=e,o=a.find(e=>e.point===t.point),s=t.point===null?n(`part_no_point`):o?o.title:n(`part_new_point`,{point:t.point}),c=t.first===null||t.last===null?n(`part_empty`):r.span(W(t,t.first),W(t,t.last)),{counts:l}=t,d=[N(n,`quantity`,t.quantity),t.register].filter(Boolean).join(` `);return u`<div class="part">
    <span><b>${d}</b> <span class="soft">${s}</span></span>
    <span>${c} · ${N(n,`step`,t.step)}</span>
    <span class="counts">
      <span class=${l.new?`fresh`:`soft`}>${n(`count_new`,{count:i.number(l.new)})}</span>
      <span class=${l.changed?`fresh`:`soft`}>${n(`count_changed`,{count:i.number(l.changed)})}</span>
      <span class="soft">${n(`count_same`,{count:i.number(l.same)})}</span>
    </span>
    ${Ye(e,t)} ${qe(e,t)}
  </div>`}var U=3,Ke=6*i,W=({step:e},t)=>e===`gas_day`?t-Ke:t;function qe({say:e,dates:t,format:n},r){let{gaps:i,doubts:a}=r;return Ue([...i.slice(0,U).map(n=>e(`gap`,{span:t.span(W(r,n.start),W(r,n.end)),reason:N(e,`gap`,n.reason)})),...i.length>U?[e(`gaps_more`,{count:n.number(i.length-U)})]:[],...a.map(({kind:r,count:i,first:a})=>{let o=N(e,`doubt`,r,`doubt_other`);return a===null?e(`doubt`,{text:o,count:n.number(i)}):e(`doubt_first`,{text:o,count:n.number(i),when:t.short(a)})})])}var Je=300,G=44;function Ye({say:e,format:t,dates:n},{chart:r,quantity:i}){if(r.length<2)return _;let a=Xe(r,150),o=Math.max(1,...a.map(({value:e})=>e??0)),s=Je/a.length,c=r.filter(([,e])=>e!==null),d=c.reduce((e,[,t])=>e+(t??0),0)/Math.max(1,c.length)/1e3,f=i===`gas_volume`?`m³`:`kWh`,p=e(`spark`,{mean:t.quantity(d,f,1),from:n.full(r[0]?.[0]??0),to:n.full(r.at(-1)?.[0]??0)});return u`<svg class="spark" style=${C({"--side":O(i).colour})} viewBox="0 0 ${Je} ${G}" preserveAspectRatio="none" role="img" aria-label=${p}>
      <line x1="0" x2=${Je} y1=${43.5} y2=${43.5} class="foot" vector-effect="non-scaling-stroke"></line>
      ${a.map(({value:e},t)=>e===null?_:l`<rect x=${(t*s).toFixed(2)} width=${(s*.8).toFixed(2)} y=${(G-G*e/o).toFixed(2)} height=${(G*e/o).toFixed(2)}></rect>`)}
    </svg>
    <span class="soft">${p}</span>`}function Xe(e,t){let n=Math.ceil(e.length/t);return Array.from({length:Math.ceil(e.length/n)},(t,r)=>{let i=e.slice(r*n,(r+1)*n).flatMap(([,e])=>e===null?[]:[e]);return{value:i.length?i.reduce((e,t)=>e+t,0)/i.length:null}})}var Ze=v`
  .confirm {
    display: grid;
    gap: 8px;
    padding: 12px 14px;
    margin-bottom: 10px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--red) 10%, transparent);
    font-size: 14px;
    line-height: 20px;
  }
  .confirm b {
    font-weight: 500;
  }
  /* What the keys are put on to be read, and nothing is done with. */
  [tabindex="-1"]:focus {
    outline: none;
  }
`;function Qe(e,t,n){let r=e=>{e.key===`Escape`&&n(!1)},i=e(`undo_title`,{name:t});return u`<div class="confirm" role="alertdialog" aria-label=${i} @keydown=${r}>
    <b>${i}</b>
    <span>${e(`undo_text`)}</span>
    <span class="row">
      <button type="button" class="action" @click=${()=>n(!0)}>${e(`undo_do`)}</button>
      <button type="button" class="action plain" @click=${()=>n(!1)}>${e(`cancel`)}</button>
    </span>
  </div>`}function $e(e,t,n){e.querySelector(t===void 0?`[data-undo="${n}"]`:`.confirm .plain`)?.focus()}var et=e=>e.querySelector(`.said-undone`)?.focus(),tt=864e5,nt=4,rt=.995;function it(e){let t=Date.UTC(e,0,1),n=(new Date(t).getUTCDay()+6)%7,r=(Date.UTC(e+1,0,1)-t)/tt;return Array.from({length:r},(e,r)=>({date:new Date(t+r*tt).toISOString().slice(0,10),week:Math.floor((r+n)/7),weekday:(r+n)%7}))}var at=(e,t)=>e.filter(({date:e,known:n})=>e<t||n>rt);function ot(e){return e?e.known<.005?`none`:e.known<rt?`part`:e.laid?`laid`:(e.quality??0)>=2?`doubted`:`whole`:`outside`}function st(e,{kind:t,trust:n}){let r=N(e,`layout`,t);return r===t?N(e,`trust`,n??t):r}var ct=class extends z{static properties={...z.properties,year:{state:!0},day:{state:!0},undoing:{state:!0},said:{state:!0}};static styles=[h,j,je,Ze];heading(e){return e(`coverage_title`)}question({point:e,known:t}){let n=this.year??new Date(Math.min(Date.now(),t.last-1)).getFullYear();return{type:`past/coverage`,message:{point:e.point,quantity:t.quantity,year:n}}}aside({say:e,known:t},n){if(!n)return _;let[r,i]=[n.first_year??new Date(t.first).getFullYear(),n.last_year??new Date(t.last-1).getFullYear()],a=e=>{this.year=n.year+e,this.day=void 0};return u`<nav aria-label=${e(`coverage_years`)}>
      <button type="button" class="icon" aria-label=${e(`year_before`)} title=${e(`year_before`)} ?disabled=${n.year<=r} @click=${()=>a(-1)}>${A(`previous`)}</button>
      <b class="year" aria-live="polite">${n.year}</b>
      <button type="button" class="icon" aria-label=${e(`year_after`)} title=${e(`year_after`)} ?disabled=${n.year>=i} @click=${()=>a(1)}>${A(`next`)}</button>
    </nav>`}content(e,t){let{say:n,format:r,point:i}=e,a={...t,days:at(t.days,ie(Date.now(),i.zone))},o=a.days.filter(e=>e.known>rt).length,s=a.days.length-o;return u`<p>
        ${s===0?n(`coverage_whole`,{days:r.number(o)}):n(s===1?`coverage_one`:`coverage_some`,{days:r.number(o),of:r.number(a.days.length),missing:r.number(s)})}
      </p>
      ${this.#e(e,a)}
      <div class="legend">
        ${[`whole`,`laid`,`doubted`,`part`,`none`].filter(e=>a.days.some(t=>ot(t)===e)).map(e=>u`<span><i class="day ${e}" aria-hidden="true"></i>${n(`day_${e}`)}</span>`)}
      </div>
      <div class="told" role="status">${this.#t(e,a)}</div>
      ${this.#n(e,a)} ${this.#r(e,a)}`}#e(e,t){let{say:n,dates:r}=e,i=it(t.year),a=new Map(t.days.map(e=>[e.date,e])),o=this.day?.startsWith(String(t.year))?this.day:void 0,s=(i.at(-1)?.week??52)+1,c=i.filter(({date:e})=>e.endsWith(`-01`)),l=e=>{let t=o?i.findIndex(({date:e})=>e===o):-1;this.day=i[Math.min(i.length-1,Math.max(0,t<0?0:t+e))]?.date};return u`<div
        class="calendar"
        role="application"
        tabindex="0"
        aria-label=${n(`coverage_label`,{year:String(t.year)})}
        style=${C({"--weeks":String(s)})}
        @click=${e=>{let t=e.target.dataset.date;t&&(this.day=t)}}
        @keydown=${e=>{let t={ArrowLeft:-7,ArrowRight:7,ArrowUp:-1,ArrowDown:1}[e.key];t!==void 0&&(e.preventDefault(),l(t))}}
        @focus=${()=>this.day??=t.days.at(-1)?.date}
      >
        ${c.map(({date:e,week:t})=>u`<span class="month" style=${C({"grid-column":`${t+1} / span 4`})}>${r.dated(e,{month:`short`})}</span>`)}
        ${i.map(({date:e,week:t,weekday:n})=>{let r=a.get(e);return u`<i
            class="day ${ot(r)} ${e===o?`at`:``}"
            data-date=${e}
            style=${C({"grid-column":String(t+1),"grid-row":String(n+2),"--known":r?`${Math.round(100*r.known)}%`:`0%`})}
          ></i>`})}
      </div>`}#t({say:e,dates:t,format:n,point:r},i){if(!this.day)return e(`coverage_hint`);let a=i.days.find(({date:e})=>e===this.day),o=t.dated(this.day,{weekday:`long`,day:`numeric`,month:`long`,year:`numeric`});if(!a)return u`<b>${o}</b> ${e(this.day>(i.days.at(-1)?.date??``)&&this.day<=ie(Date.now(),r.zone)?`gap_not_yet`:`day_outside`)}`;let s=a.origins.map(e=>i.origins.find(t=>t.number===e)?.name).filter(Boolean),c=ot(a),l=c===`part`?e(`day_known`,{share:n.percent(Math.floor(100*a.known))}):e(`day_${c}`),d=a.quality===null||a.quality===0?``:` · ${N(e,`quality`,String(a.quality))}`;return u`<b>${o}</b> ${l}${d}${s.length?u` · ${e(`day_said`,{who:s.join(`, `)})}`:_}`}#n({say:e,dates:t,format:n,known:r},{gaps:i}){if(i.length===0)return _;let a=[...i].sort((e,t)=>t.end-t.start-(e.end-e.start));return u`<ul class="notes">
      ${a.slice(0,nt).map(i=>{let a=t.span(i.start,i.end);return u`<li>${i.value===null?e(`gap`,{span:a,reason:N(e,`gap`,i.reason)}):e(`gap_sum`,{span:a,total:I(n,r.quantity,i.value)})}</li>`})}
      ${i.length>nt?u`<li>${e(`gaps_more`,{count:n.number(i.length-nt)})}</li>`:_}
    </ul>`}#r(e,{origins:t}){let{say:n,dates:r,hass:i}=e,a=i.user?.is_admin!==!1;return u`<h3>${n(`origins`)}</h3>
      <ul class="origins">
        ${t.map(t=>u`<li>
            <div class="origin">
              <span><b>${t.name}</b><span class="soft">${st(n,t)} · ${this.#i(e,t)} · ${n(`origin_received`,{when:r.full(t.received)})}</span></span>
              ${a&&t.kind!==`meter`&&t.trust!==`meter`?u`<button type="button" class="icon" aria-label=${n(`undo_named`,{name:t.name})} title=${n(`undo`)} data-undo=${t.number} @click=${()=>this.undoing=t.number}>${A(`undo`)}</button>`:_}
            </div>
            ${this.undoing===t.number?this.#a(e,t):_}
          </li>`)}
      </ul>
      ${this.said?u`<p class="said-undone" role="alert" tabindex="-1">${this.said}</p>`:_}`}#i({dates:e,say:t,format:n,known:r},i){return[i.first===null||i.last===null?``:e.span(W(r,i.first),W(r,i.last)),t(`values`,{count:n.number(i.count)})].filter(Boolean).join(`, `)}#a({say:e,hass:t,point:n},r){let i=async()=>{try{await b(t,`import/undo`,{point:n.point,origin:r.number}),this.undoing=void 0,this.said=e(`undone`,{name:r.name}),x()}catch(n){if(!y(n))throw n;this.said=await g(t,n)||e(`failed_text`)}};return Qe(e,r.name,e=>{e?i():this.undoing=void 0})}updated(e){e.has(`said`)&&this.said?et(this.renderRoot):e.has(`undoing`)&&$e(this.renderRoot,this.undoing,e.get(`undoing`))}},lt=[`mean`,`p10`,`p50`,`p90`],K=(e,t,n)=>e?e[t]*n/24:null;function ut({cells:e,slots:t,all:n}){return n?[...n]:Array.from({length:t},(t,n)=>{let r=e.map(e=>e[n]).filter(e=>!!e),i=r.reduce((e,t)=>e+t.count,0),a=e=>r.reduce((t,n)=>t+n[e]*n.count,0)/i;return i?{mean:a(`mean`),p10:a(`p10`),p25:a(`p25`),p50:a(`p50`),p75:a(`p75`),p90:a(`p90`),count:i}:null})}var dt=`2024-01-0`,ft=class extends z{static properties={...z.properties,measure:{state:!0},at:{state:!0}};static styles=[h,j,v`
      .map {
        display: grid;
        gap: 2px;
        font-size: 11px;
        color: var(--soft);
        align-items: center;
        border-radius: 8px;
        touch-action: pan-y;
      }
      .map > span {
        white-space: nowrap;
      }
      .map .hour {
        text-align: start;
      }
      .cell {
        height: 24px;
        border-radius: 3px;
        background: var(--fill);
      }
      .cell.at {
        outline: 2px solid var(--ink);
        outline-offset: 1px;
        z-index: 1;
      }
      .told {
        min-height: 40px;
        font-size: 14px;
        line-height: 20px;
      }
      .told b {
        font-weight: 500;
      }
      .scale {
        display: flex;
        gap: 8px;
        align-items: center;
        font-size: 12px;
        color: var(--soft);
      }
      .scale i {
        width: 90px;
        height: 10px;
        border-radius: 5px;
        background: linear-gradient(90deg, color-mix(in srgb, var(--side) 8%, var(--surface)), var(--side));
      }
      .profile {
        display: block;
        width: 100%;
        height: 110px;
      }
      .band {
        fill: var(--side);
        opacity: 0.22;
      }
      .mean {
        fill: none;
        stroke: var(--side);
        stroke-width: 2;
      }
      .axis {
        display: flex;
        justify-content: space-between;
        font-size: 11px;
        color: var(--soft);
      }
    `];hourly=!0;constructor(){super(),this.measure=`mean`}heading(e){return e(`heatmap_title`)}question({point:e,known:t,hass:n}){let{selection:r}=this;if(!r||r.awaits(n))return;let{start:i,end:a}=r.span;return{type:`past/profile`,message:{point:e.point,quantity:t.quantity,start:i,end:a}}}aside({say:e}){return u`<nav aria-label=${e(`heatmap_title`)}>${this.toggle(e)}</nav>`}content(e,t){let{say:n,format:r}=e,{slots:i,cells:a}=t,o=a.flat().map(e=>K(e,this.measure,i)).filter(e=>e!==null);if(o.length===0)return this.coarse(n);let s=Math.max(1,...o),c=this.selection?.span;return u`<span class="soft span">${c?e.dates.span(c.start,c.end):``}</span>
      <span class="choice" role="group" aria-label=${n(`measure`)}>
        ${lt.map(e=>u`<button type="button" aria-pressed=${e===this.measure?`true`:`false`} title=${n(`measure_${e}_hint`)} @click=${()=>this.measure=e}>${n(`measure_${e}`)}</button>`)}
      </span>
      ${this.table?u`<div class="table" tabindex="0" role="region" aria-label=${n(`heatmap_title`)}>${this.#i(e,t)}</div>`:this.#t(e,t,s)}
      <div class="scale"><span>0</span><i aria-hidden="true"></i><span>${R(r,s)}</span><span>· ${n(`days_used`,{count:r.number(t.days_used)})}</span></div>
      ${this.#r(e,t)}`}#e({dates:e},t,n){return e.dated(`${dt}${t+1}`,{weekday:n})}#t(e,{slots:t,cells:n},r){let{say:i}=e,a=e=>{let[n,r]={ArrowLeft:[0,-1],ArrowRight:[0,1],ArrowUp:[-1,0],ArrowDown:[1,0]}[e.key]??[];if(n===void 0||r===void 0)return;e.preventDefault();let[i,a]=this.at??[0,0];this.at=[(i+n+7)%7,(a+r+t)%t]},o=e=>{let t=e.target.dataset.at?.split(`,`).map(Number);t&&(this.at=[t[0]??0,t[1]??0])},s=(e,i)=>{let a=K(n[e]?.[i],this.measure,t),o=a===null?0:8+92*a/r,s=this.at?.[0]===e&&this.at[1]===i;return u`<i class="cell ${a===null?`hole`:``} ${s?`at`:``}" data-at="${e},${i}" style=${C(a===null?{}:{"--fill":`color-mix(in srgb, var(--side) ${o.toFixed(0)}%, var(--surface))`})}></i>`},c=[0,6,12,18],l=t/24;return u`<div
        class="map"
        role="application"
        tabindex="0"
        aria-label=${i(`heatmap_label`)}
        style=${C({"grid-template-columns":`38px repeat(${t}, minmax(0, 1fr))`})}
        @keydown=${a}
        @pointermove=${o}
        @pointerdown=${o}
        @focus=${()=>this.at??=[0,19*l]}
      >
        ${n.map((n,r)=>u`<span>${this.#e(e,r,`short`)}</span>${Array.from({length:t},(e,t)=>s(r,t))}`)}
        <span></span>${c.map(t=>u`<span class="hour" style=${C({"grid-column":`span ${6*l}`})}>${q(e,60*t)}</span>`)}
      </div>
      <p class="told" role="status">${this.#n(e,{slots:t,cells:n})}</p>`}#n(e,{slots:t,cells:n}){let{say:r,format:i}=e;if(!this.at)return r(`heatmap_hint`);let[a,o]=this.at,s=n[a]?.[o],c=r(`heatmap_when`,{day:this.#e(e,a,`long`),from:q(e,o*1440/t),to:q(e,(o+1)*1440/t)});if(!s)return r(`heatmap_told`,{when:c,power:r(`unknown`)});let l=e=>R(i,K(s,e,t));return u`<b>${r(`heatmap_told`,{when:c,power:l(`mean`)})}</b> ${r(`heatmap_band`,{low:l(`p10`),high:l(`p90`),count:i.number(s.count)})}`}#r(e,t){let{say:n,format:r}=e,{slots:i}=t,a=ut(t),o=Math.max(1,...a.map(e=>K(e,`p90`,i)??0))*1.05,s=pt(a),c=e=>(1e3*e/i).toFixed(1),d=(e,t)=>(100-100*(K(e,t,i)??0)/o).toFixed(1),f=(e,t)=>e.flatMap(e=>[`${c(e)},${d(a[e],t)}`,`${c(e+1)},${d(a[e],t)}`]);return u`<div>
      <span class="soft">${n(`profile_title`,{power:R(r,o/1.05)})}</span>
      <svg class="profile" viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label=${n(`profile_label`)}>
        <line x1="0" x2="1000" y1="99.5" y2="99.5" stroke="var(--line)" vector-effect="non-scaling-stroke"></line>
        ${s.map(e=>l`<polygon points=${[...f(e,`p90`),...f(e,`p10`).reverse()].join(` `)} class="band"></polygon>
          <polyline points=${f(e,`mean`).join(` `)} class="mean" vector-effect="non-scaling-stroke"></polyline>`)}
      </svg>
      <div class="axis" aria-hidden="true">${[0,6,12,18,24].map(t=>u`<span>${q(e,60*t)}</span>`)}</div>
    </div>`}#i(e,{slots:t,cells:n}){let{say:r,format:i}=e;return u`<table>
      <caption>
        ${r(`heatmap_title`)}
      </caption>
      <thead>
        <tr><th scope="col">${r(`column_hour`)}</th>${n.map((t,n)=>u`<th scope="col">${this.#e(e,n,`short`)}</th>`)}</tr>
      </thead>
      <tbody>
        ${Array.from({length:t},(r,a)=>u`<tr><th scope="row">${q(e,a*1440/t)}</th>${n.map(e=>e[a]?u`<td>${R(i,K(e[a],this.measure,t))}</td>`:u`<td class="none">–</td>`)}</tr>`)}
      </tbody>
    </table>`}};function q({hass:e,format:t},n){let[i,a]=[Math.floor(n/60),n%60];if(e.language.startsWith(`fr`))return`${i}\u00a0h${a?`\u00a0${String(a).padStart(2,`0`)}`:``}`;let o=S(2024,1,1,0,p(e))+n*r;return a?t.time(o):t.hour(o)}function pt(e){let t=[];return e.forEach((e,n)=>{if(!e)return;let r=t.at(-1);r?.at(-1)===n-1?r.push(n):t.push([n])}),t}var mt=v`
  .door {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 6px;
    padding: 24px 16px;
    text-align: center;
    border: 2px dashed color-mix(in srgb, var(--soft) 60%, transparent);
    border-radius: 16px;
    cursor: pointer;
    text-wrap: pretty;
  }
  .door:hover,
  .door.over {
    background: color-mix(in srgb, var(--primary-color, #03a9f4) 8%, transparent);
    border-color: var(--primary-color, #03a9f4);
  }
  .door.over {
    border-style: solid;
  }
  .door:focus-within {
    outline: 2px solid var(--primary-color, #03a9f4);
    outline-offset: 2px;
  }
  .door b {
    font-size: 18px;
    font-weight: 400;
  }
  .door .action {
    margin-top: 8px;
  }
  .door .sign {
    color: color-mix(in srgb, var(--grid) 85%, var(--ink));
  }
  .door input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
    width: 100%;
    height: 100%;
    outline: 2px solid transparent;
  }
  .refused {
    display: flex;
    gap: 10px;
    padding: 10px 14px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--red) 12%, transparent);
    font-size: 14px;
    line-height: 20px;
  }
  .refused svg {
    flex: none;
  }
  .files {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
    gap: 12px;
  }
  .files > li {
    display: grid;
    align-content: start;
    gap: 12px;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: 12px;
    font-size: 14px;
    line-height: 20px;
    min-width: 0;
  }
  .files > li.wrong {
    border-color: color-mix(in srgb, var(--red) 60%, transparent);
  }
  .file {
    display: flex;
    gap: 10px;
    align-items: start;
  }
  .file .mark {
    flex: none;
    color: color-mix(in srgb, var(--green) 75%, var(--ink));
  }
  .wrong .mark {
    color: color-mix(in srgb, var(--red) 75%, var(--ink));
  }
  .file > span,
  .kept > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .file b,
  .taken b,
  .part b,
  .error b {
    font-weight: 500;
  }
  .file .soft,
  .taken .soft {
    display: block;
  }
  .part {
    display: grid;
    gap: 4px;
    padding-top: 10px;
    border-top: 1px solid var(--line);
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
  }
  .fresh {
    font-weight: 500;
  }
  .spark {
    width: 100%;
    height: 44px;
    margin-top: 6px;
  }
  .spark rect {
    fill: var(--side);
  }
  .spark .foot {
    stroke: var(--soft);
    stroke-dasharray: 3 3;
  }
  .error {
    display: grid;
    gap: 4px;
  }
  .error q {
    overflow-wrap: anywhere;
  }
  .kept {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 12px;
  }
  .taken .action {
    flex: none;
    padding: 0 16px;
  }
  .result {
    display: grid;
    justify-items: center;
    gap: 6px;
    text-align: center;
  }
  .result .sign {
    color: color-mix(in srgb, var(--green) 75%, var(--ink));
  }
  .result b {
    font-size: 20px;
    font-weight: 400;
  }
  .whose {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    font-size: 14px;
  }
  select {
    font: inherit;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 8px;
    min-height: 44px;
    padding: 0 12px;
    max-width: 100%;
  }
`,ht=class extends a{static properties={...a.properties,step:{state:!0},preview:{state:!0},taken:{state:!0},refused:{state:!0},over:{state:!0},points:{state:!0},owners:{state:!0},produced:{state:!0},sent:{state:!0},undoing:{state:!0},undone:{state:!0}};static styles=[h,j,mt,Ze];#e;constructor(){super(),this.step=`rest`,this.over=!1,this.points=[],this.sent=``,this.owners={},this.produced=new Set,this.undone=new Set}tick(){}matters(){return!1}connectedCallback(){super.connectedCallback(),this.#e=oe(()=>void this.#t()),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.()}firstUpdated(){this.#t()}async#t(){try{this.hass&&(this.points=await ue(this.hass))}catch(e){if(!y(e))throw e}}async#n(e,t,n){let{hass:r}=this;if(r){this.step=e,this.refused=void 0;try{await n(r)}catch(e){this.refused=await vt(r,e),this.step=t}}}#r(e){e.length!==0&&this.#n(`sending`,`rest`,async t=>{let n=[];for(let[r,i]of e.entries())this.sent=M(t)(`sending`,{name:i.name,number:String(r+1),of:String(e.length)}),n.push(await yt(t,i));this.step=`looking`,this.owners={},this.produced=new Set,this.preview=await b(t,`import/preview`,{file_ids:n}),this.step=`shown`})}#i(){let{preview:e,produced:t}=this;if(!e)return;let n=e.files.flatMap((e,t)=>Pe(e)?[t]:[]),r=Object.fromEntries(n.flatMap(t=>B(e.files[t])?[[String(t),this.#a(e,t)]]:[]));this.#n(`taking`,`shown`,async i=>{let{changes:a}=await b(i,`import/confirm`,{preview:e.preview,files:n,points:r,production:[...t]});this.taken=a,this.undone=new Set,this.step=`taken`,x()})}#a({files:e},t){return this.owners[t]??V(e[t])[0]}#o(e){this.undoing=void 0,this.#n(`taken`,`taken`,async t=>{e.origin!==null&&(await b(t,`import/undo`,{point:e.point,origin:e.origin}),this.undone=new Set([...this.undone,e.origin]),x())})}#s(){this.step=`rest`,this.preview=void 0,this.taken=void 0,this.undoing=void 0,this.refused=void 0}render(){let{hass:e,config:t}=this;if(!e||!t)return _;let n=M(e),r=e.user?.is_admin!==!1;return u`<ha-card
      @dragover=${e=>r&&this.#l(e,!0)}
      @dragleave=${e=>this.#l(e,!1)}
      @drop=${e=>r&&this.#u(e)}
    >
      <div class="body">
        <header role="none"><h2>${t.title||n(`import_title`)}</h2></header>
        ${this.refused===void 0?_:u`<p class="refused" role="alert">${A(`alert`,20)}<span>${this.refused}</span></p>`}
        ${r?this.#d(e,n):u`<p class="soft">${n(`import_admin`)}</p>`}
      </div>
    </ha-card>`}updated(e){e.has(`undone`)&&this.undone.size?et(this.renderRoot):e.has(`undoing`)&&$e(this.renderRoot,this.undoing?.origin??void 0,e.get(`undoing`)?.origin??void 0),e.get(`step`)!==void 0&&this.#c()}#c(){let e={rest:`input`,shown:`.files`,taken:`.result`}[this.step];e&&document.activeElement===document.body&&this.renderRoot.querySelector(e)?.focus({preventScroll:!0})}#l(e,t){e.dataTransfer?.types.includes(`Files`)&&(e.preventDefault(),this.over=t&&(this.step===`rest`||this.step===`taken`))}#u(e){e.preventDefault(),this.over=!1,(this.step===`rest`||this.step===`taken`)&&this.#r([...e.dataTransfer?.files??[]])}#d(e,t){let{step:n,preview:r,taken:i}=this;return n===`sending`?u`<p class="blank" role="status">${this.sent}</p>`:n===`looking`?u`<p class="blank" role="status">${t(`looking`)}</p>`:n===`taken`&&i?this.#h(e,t,i):(n===`shown`||n===`taking`)&&r?this.#m(e,t,r):this.#f(t)}#f(e){return u`<label class="door ${this.over?`over`:``}">
        <span class="sign">${A(`drop`,40)}</span>
        <b>${e(`import_drop`)}</b>
        <span class="soft">${e(`import_kinds`)}</span>
        <span class="action" aria-hidden="true">${e(`import_choose`)}</span>
        <input type="file" multiple accept=".csv,.xlsx,.xls,.json,.xml,.zip,.txt" aria-label=${e(`import_choose`)} @change=${e=>{let t=e.target;this.#r([...t.files??[]]),t.value=``}} />
      </label>
      <ul class="notes"><li>${e(`import_where_enedis`)}</li><li>${e(`import_where_grdf`)}</li></ul>`}#p(e,t){let n=this.points[0]?.zone??e.config.time_zone;return{hass:e,say:t,format:fe(e),dates:new De(e.locale.language||e.language,n),points:this.points}}#m(e,t,n){let r=this.#p(e,t),i=n.files.filter(Pe),a=i.reduce((e,t)=>e+gt(t),0),o=i.length>0&&this.step===`shown`;return u`<ol class="files" tabindex="-1" aria-label=${t(`import_told`)}>
        ${n.files.map((e,t)=>Fe(r,e,{point:this.#a(n,t),production:this.produced.has(t),own:e=>this.owners={...this.owners,[t]:e},produce:e=>this.produced=new Set(e?[...this.produced,t]:[...this.produced].filter(e=>e!==t))}))}
      </ol>
      ${i.length&&a===0?u`<p class="soft">${t(`import_nothing_new`)}</p>`:_}
      <div class="row">
        ${i.length&&a===0?_:u`<button type="button" class="action" ?disabled=${!o} @click=${()=>this.#i()}>
              ${this.step===`taking`?t(`taking`):t(a===1?`import_do_one`:`import_do`,{count:r.format.number(a)})}
            </button>`}
        <button type="button" class="action plain" ?disabled=${this.step===`taking`} @click=${()=>this.#s()}>${t(i.length&&a===0?`import_more`:`cancel`)}</button>
      </div>`}#h(e,t,n){let{format:r}=this.#p(e,t),i=[...this.undone].at(-1),a=e=>this.preview?.files[e.file]?.name??``;return u`<div class="result" role="status" tabindex="-1">
        <span class="sign">${A(`done`,32)}</span><b>${t(`import_done`)}</b>
        <p class="soft">${t(`import_done_text`)}</p>
      </div>
      <ol class="files">
        ${n.map(e=>u`<li class="taken">
            <div class="kept">
              <span
                ><b>${a(e)}</b><span class="soft">${N(t,`quantity`,e.quantity)} · ${t(`counts`,{new:r.number(e.new),changed:r.number(e.changed),same:r.number(e.same)})}</span></span
              >
              ${e.origin===null?_:this.undone.has(e.origin)?u`<span class="soft ${i===e.origin?`said-undone`:``}" tabindex="-1">${t(`undone_short`)}</span>`:u`<button type="button" class="action plain" aria-label=${t(`undo_named`,{name:a(e)})} data-undo=${e.origin} @click=${()=>this.undoing=e}>${A(`undo`,20)}${t(`undo`)}</button>`}
            </div>
            ${this.undoing===e?Qe(t,a(e),t=>t?this.#o(e):this.undoing=void 0):_}
          </li>`)}
      </ol>
      <div class="row"><button type="button" class="action" @click=${()=>this.#s()}>${t(`import_more`)}</button></div>`}},gt=({parts:e,signals:t})=>e.reduce((e,{counts:t})=>e+t.new+t.changed,0)+t.reduce((e,{count:t})=>e+t,0),_t=class extends Error{};async function vt(e,t){let n=M(e);if(t instanceof _t)return n(`upload_failed`,{name:t.message});if(y(t))return await g(e,t)||n(`failed_text`);if(t instanceof TypeError)return n(`failed_text`);throw t}async function yt(e,t){let n=new FormData;n.append(`file`,t);let r=await e.fetchWithAuth?.(`/api/file_upload`,{method:`POST`,body:n});if(!r?.ok)throw new _t(t.name);let{file_id:i}=await r.json();return i}var J=864e5;function bt(e,t){let n=(e.end-e.start)/J,r=t.step===`day`||t.step===`gas_day`||t.step===`meter_day`;return[[`year`,n>370],[`month`,n>45],[`day`,n>1.5&&n<400],[`hour`,n<10&&(!r||n<3)],[`half_hour`,n<3.2&&t.step===`30min`]].filter(([,e])=>e).map(([e])=>e)}function xt(e,t){let n=(e.end-e.start)/J,r=n>1500?`year`:n>63?`month`:n>2.5?`day`:`hour`;return t.includes(r)?r:t[0]??`day`}function St({edges:e,grain:t},n,r){let i=e.slice(0,-1),a=i.length>12;return i.map(e=>{let o=f(e,n.zone);return t===`year`?String(o.year):t===`month`?a&&o.month===1?String(o.year):n.shortMonth(e):t===`day`?i.length>8?i.length>31?n.dayMonth(e):String(o.day):n.dayMonth(e):o.hour===0&&o.minute===0&&i.length>50?n.dayMonth(e):t===`half_hour`?r.time(e):r.hour(e)})}var Y=(e,t=1)=>e==null?null:t*e/1e3;function Ct({answer:e,quantity:t,say:n},r){let i=E(e.periods).filter(({values:e})=>e.some(e=>e!==null&&e>0));if(i.length===0)return[{name:t,stack:`now`,look:O(t,r),values:e.values.map(e=>Y(e))}];let a=e.values.map((e,t)=>{if(e===null)return null;let n=i.reduce((e,n)=>e+(n.values[t]??0),0);return e-n>.5?(e-n)/1e3:null}),o=i.map(({period:e,values:t})=>({name:N(n,`tariff`,e,`tariff_unknown`),stack:`now`,look:D(e,r),values:t.map(e=>Y(e))}));return a.some(e=>e!==null)?[...o,{name:n(`tariff_none`),stack:`now`,look:D(``,r),values:a}]:o}var wt=e=>e.startsWith(`gas`)?5*J:J;function Tt({start:e,end:t},n,r,i=Date.now()){let a=Math.min(1,(i-wt(r)-e)/(t-e));return a<=0?0:Math.max(0,1-n/a)}var X=({edges:e,known:t},n,r,i=Date.now())=>Tt({start:e[n]??0,end:e[n+1]??0},t[n]??0,r,i);function Et(e,t){let{answer:n,exported:r,quantity:i,dates:a,format:o}=e,s=n.before,c=Ct(e,t);r&&r.values.some(e=>e)&&c.push({name:`export`,stack:`now`,look:O(`export`,t),values:r.values.map(e=>Y(e,-1))}),s&&c.unshift({name:`before`,stack:`before`,ghost:!0,look:O(i,t),values:n.values.map((e,t)=>Y(s.values[t]))});let l=F(i);return{labels:St(n,a,o),stacks:c,holes:n.known.map((e,t)=>X(n,t,i)),laid:n.laid,axis:e=>e===0?`0`:o.quantity(Math.abs(e),l,+(Math.abs(e)<1),0),tip:t=>Dt(e,t)}}function Dt({answer:e,exported:t,quantity:n,say:r,format:i,dates:a},o){let[s,c]=[e.edges[o]??0,e.edges[o+1]??0],l=e.values[o]??null,u=1-X(e,o,n),d=e.cost?.[o],f=e.before,p=[a.interval(e.grain,s,c)];l===null?p.push(r(`unknown`)):p.push([`${u<.995?`≥\xA0`:``}${I(i,n,l)}`,d==null?``:i.money(d,`EUR`)].filter(Boolean).join(` · `)),l!==null&&u<.995&&p.push(r(`known_share`,{share:i.percent(Math.floor(100*u))})),e.laid[o]&&p.push(r(`laid_tip`));for(let t of E(e.periods)){let e=t.values[o];e&&p.push(`${N(r,`tariff`,t.period,`tariff_unknown`)}\u00a0: ${I(i,n,e)}`)}let m=t?.values[o];return m&&p.push(`${r(`quantity_export`)}\u00a0: ${I(i,`export`,m)}`),f&&f.edges[o]!==void 0&&o<f.values.length&&p.push(`${a.interval(f.grain,f.edges[o]??0,f.edges[o+1]??0)}\u00a0: ${I(i,n,f.values[o])}`),p}function Ot(e){let[t,n]=[e.total,e.before?.total];return!n||t.value===null||!n.value||t.known<.98||n.known<.98?null:t.value/n.value-1}function kt(e){let t=e=>e.reduce((e,t)=>e+(t??0),0);return E(e.periods).map(({period:e,values:n,cost:r})=>({period:e,value:t(n),cost:r?.some(e=>e!==null)?t(r):null})).filter(({value:e})=>e>0)}var At=class{host;picked;broken=!1;#e;#t;#n=!1;constructor(e,t=void 0){this.host=e,this.picked=t,this.#r()}show(e,t){if(this.#e&&this.#e.element!==e&&this.dispose(),e&&t){if(!this.#t)return void this.#r();this.#e||(this.#e=this.#t(e),this.#e.picked=this.picked),this.#e.draw(t)}}async#r(){if(!(this.#n||this.broken)){this.#n=!0;try{let{Canvas:e}=await me(async()=>{let{Canvas:e}=await import(`./canvas-CXOMOqkZ.js`);return{Canvas:e}},[]);this.#t=t=>new e(t)}catch(e){if(!(e instanceof TypeError))throw e;this.broken=!0}this.#n=!1,this.host.isConnected&&this.host.requestUpdate()}}dispose(){this.#e?.dispose(),this.#e=void 0}},jt=6.4;function Mt(e,t){let n=Math.max(1,...e.map(e=>e.length)),r=Math.max(1,t)/Math.max(1,e.length),i=(n*jt+8)/r;return[1,2,3,4,6,7,12,14,24,28].find(e=>e>=i)??Math.ceil(i)}function Nt(e,t){let n=Math.max(e-t,1e-6)/5,r=10**Math.floor(Math.log10(n)),i=r*([1,2,2.5,5,10].find(e=>e*r>=n)??10);return{min:Math.floor(t/i)*i||0,max:Math.ceil(e*1.02/i)*i||i,step:i}}function Pt({stacks:e,labels:t}){let[n,r]=[0,0],i=new Set(e.map(e=>e.stack));for(let a of i)for(let i=0;i<t.length;i+=1){let t=e.filter(e=>e.stack===a).map(e=>e.values[i]??0);n=Math.max(n,t.filter(e=>e>0).reduce((e,t)=>e+t,0)),r=Math.min(r,t.filter(e=>e<0).reduce((e,t)=>e+t,0))}return{most:n,least:r}}function Ft(e,t,n){let{most:r,least:i}=Pt(e),a=Nt(r||1,i),o={color:t.soft,fontFamily:t.font,fontSize:11},s=Mt(e.labels,n-50),c=new Set(e.stacks.map(({stack:e})=>e)).size,l=e.labels.length>60?`12%`:c>2?`18%`:`28%`;return{animation:!1,textStyle:{fontFamily:t.font},grid:{left:2,right:4,top:10,bottom:6,outerBoundsMode:`same`,outerBoundsContain:`axisLabel`},xAxis:[{type:`category`,data:[...e.labels],axisLine:{onZero:!0,lineStyle:{color:t.soft}},axisTick:{show:!1},axisLabel:{...o,interval:e=>e%s===0,hideOverlap:!0,margin:8},axisPointer:{type:`shadow`,label:{show:!1}}},{type:`category`,data:[...e.labels],show:!1}],yAxis:[{type:`value`,min:a.min,max:a.max,interval:a.step,splitLine:{lineStyle:{color:t.line}},axisLabel:{...o,formatter:t=>e.axis(t)}},{type:`value`,min:0,max:1,show:!1}],tooltip:{trigger:`axis`,renderMode:`richText`,confine:!0,backgroundColor:t.surface,borderColor:t.line,textStyle:{color:t.ink,fontFamily:t.font,fontSize:13,lineHeight:18},axisPointer:{type:`shadow`,shadowStyle:{color:t.soft,opacity:.12}},formatter:t=>e.tip(It(t)).join(`
`)},series:[Bt(e,t),...e.stacks.map(n=>zt(n,e,t,l))]}}function It(e){return(Array.isArray(e)?e[0]:e)?.dataIndex??0}var Lt=62,Rt=({name:e,values:t},n)=>({type:`line`,name:e,step:`middle`,symbol:`none`,silent:!0,z:3,emphasis:{disabled:!0},lineStyle:{color:n.ink,width:1,opacity:.75},data:t.map(e=>e??`-`)});function zt(e,t,n,r){if(e.ghost&&t.labels.length>Lt)return Rt(e,n);let{colour:i,pattern:a,edge:o}=e.look,s={color:k(n.soft,n.surface,.14),borderColor:n.soft,borderType:[3,2],borderWidth:1},c=r=>e.ghost?s:{color:r?k(i,n.surface,.55):i,decal:xe(a,n),borderColor:o??n.surface,borderWidth:t.labels.length>40?0:o?1:.5};return{type:`bar`,name:e.name,stack:e.stack,barCategoryGap:r,barGap:`6%`,itemStyle:c(!1),emphasis:{disabled:!0},data:e.values.map((e,n)=>t.laid?.[n]?{value:e??`-`,itemStyle:c(!0)}:e??`-`)}}function Bt(e,t){let n={symbol:`rect`,color:k(t.soft,t.surface,.7),dashArrayX:[1,0],dashArrayY:[1,5],rotation:Math.PI/4},r=e=>({color:k(t.soft,t.surface,.1),opacity:e>.99?.9:.35,decal:n});return{type:`bar`,name:`holes`,xAxisIndex:1,yAxisIndex:1,barWidth:`100%`,silent:!0,z:0,tooltip:{show:!1},data:e.holes.map(e=>e>.005?{value:1,itemStyle:r(e)}:`-`)}}var Vt=[0,.01,.05,.1,.25,.5,.75,.9,1],Ht=8766;function Ut(e,t){return(e.findLast(([e])=>e<=t+1e-9)??e[0])?.[1]??null}function Wt({curve:e,subscribed_va:t,base_w:n},{say:r,format:i},a){let o={color:a.soft,fontFamily:a.font,fontSize:11},s=Nt(Math.max(e[0]?.[1]??1,t??0)/1e3,0),c={...o,color:a.ink,backgroundColor:a.surface,padding:[2,5],borderRadius:4},l=[...t?[{yAxis:t/1e3,lineStyle:{color:a.ink,width:1.5,type:`solid`},label:{...c,position:`insideEndTop`,formatter:r(`load_limit`,{power:i.kva(t)})}}]:[],...n===null?[]:[{yAxis:n/1e3,lineStyle:{color:a.soft,width:1.5,type:`dashed`},label:{...c,position:`insideEndTop`,formatter:r(`load_base_mark`,{power:R(i,n)})}}]];return{animation:!1,textStyle:{fontFamily:a.font},grid:{left:2,right:14,top:10,bottom:6,outerBoundsMode:`same`,outerBoundsContain:`axisLabel`},xAxis:{type:`value`,min:0,max:1,interval:.25,splitLine:{show:!1},axisLine:{show:!0,lineStyle:{color:a.soft}},axisLabel:{...o,formatter:e=>i.percent(100*e)}},yAxis:{type:`value`,min:0,max:s.max,interval:s.step,splitLine:{lineStyle:{color:a.line}},axisLabel:{...o,formatter:e=>e===0?`0`:i.quantity(e,`kW`,1,0)}},tooltip:{trigger:`axis`,renderMode:`richText`,confine:!0,backgroundColor:a.surface,borderColor:a.line,textStyle:{color:a.ink,fontFamily:a.font,fontSize:13,lineHeight:18},axisPointer:{type:`line`,lineStyle:{color:a.soft,type:`solid`},label:{show:!1}},formatter:e=>Gt(e[0]?.value??[0,0],r,i).join(`
`)},series:[{type:`line`,symbol:`none`,emphasis:{disabled:!0},data:e.map(([e,t])=>[e,t/1e3]),lineStyle:{width:2,color:a.grid},areaStyle:{color:k(a.grid,a.surface,.3)},markLine:{silent:!0,symbol:`none`,data:l}}]}}function Gt([e,t],n,r){return[n(`load_tip`,{power:R(r,1e3*t),share:r.percent(Math.round(100*e))}),n(`load_tip_hours`,{hours:r.number(Math.round(e*Ht))})]}var Kt=class extends z{static styles=[h,j,v`
      .peaks {
        margin: 0;
        padding: 0;
        list-style: none;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(230px, 1fr));
        gap: 0 24px;
        font-size: 14px;
      }
      .peaks li {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        line-height: 32px;
        border-bottom: 1px solid var(--line);
      }
      .peaks b {
        font-weight: 500;
      }
    `];suits=[`import`];hourly=!0;#e=new At(this);heading(e){return e(`load_title`)}question({point:e,hass:t}){let{selection:n}=this;if(!n||n.awaits(t))return;let{start:r,end:i}=n.span;return{type:`past/load`,message:{point:e.point,quantity:`import`,start:r,end:i}}}aside({say:e}){return u`<nav aria-label=${e(`load_title`)}>${this.toggle(e)}</nav>`}disconnectedCallback(){super.disconnectedCallback(),this.#e.dispose()}updated(e){let{scene:t,answer:n}=this;if(!t||!n?.curve.length)return this.#e.show(null,void 0);let r=T(this);this.#e.show(this.renderRoot.querySelector(`.chart`),()=>Wt(n,t,r))}content(e,t){let{say:n,format:r,dates:i}=e;if(t.curve.length===0)return this.coarse(n);let{over:a,subscribed_va:o}=t,s=(e,t,n)=>u`<div class="figure"><span class="soft">${e}</span><span class="value second">${t}</span><span class="soft">${n}</span></div>`,c=t.base_how,l=c?n(`load_base_how`,{low:R(r,c.low),high:R(r,c.high)}):``,d=t.peak_w!==null&&o?n(`load_share`,{share:r.percent(100*t.peak_w/o),limit:r.kva(o)}):``,f=n(`load_label`,{base:R(r,t.base_w),peak:R(r,t.peak_w)}),p=this.selection?.span,m=p?Tt(p,t.known,`import`):0;return u`<span class="soft span">${p?i.span(p.start,p.end):``}</span>
      <div class="figures">
        ${s(n(`load_base`),R(r,t.base_w),l)}
        ${s(n(`load_peak`),R(r,t.peak_w),[t.peak_at===null?``:`${i.short(t.peak_at)}, ${i.time(t.peak_at)}`,d].filter(Boolean).join(` · `))}
      </div>
      ${this.table||this.#e.broken?u`<div class="table" tabindex="0" role="region" aria-label=${f}>${this.#t(e,t)}</div>`:u`<div class="stage"><div class="chart" role="img" aria-label=${f}></div></div>`}
      ${a===null||o===null?_:a.count===0?u`<p class="soft">${n(`load_never`,{limit:r.kva(o)})}</p>`:u`<p>${n(a.count===1?`load_over_one`:`load_over_many`,{count:r.number(a.count),limit:r.kva(o),hours:r.duration(a.hours*3600)})}</p>
              <ol class="peaks">
                ${a.top.slice(0,6).map(e=>u`<li><span>${e.measured===`max_power`?i.short(e.at):`${i.short(e.at)}, ${i.time(e.at)}`}</span><b>${R(r,e.value,e.measured===`max_power`?`VA`:`W`)}</b></li>`)}
              </ol>`}
      <ul class="notes">
        ${c?u`<li>${n(`load_note_base`)}</li>`:_}
        <li>${n(a?.top.some(({measured:e})=>e===`max_power`)?`load_note_max`:a?.count?`load_note`:`load_note_mean`)}</li>
        ${m>.02?u`<li>${n(`known_span`,{share:r.percent(Math.floor(100*(1-m)))})}</li>`:_}
      </ul>`}#t({say:e,format:t},{curve:n}){return u`<table>
      <caption>
        ${e(`load_title`)}
      </caption>
      <thead>
        <tr><th scope="col">${e(`column_share`)}</th><th scope="col">${e(`column_power`)}</th></tr>
      </thead>
      <tbody>
        ${Vt.map(e=>u`<tr><th scope="row">${t.percent(100*e)}</th><td>${R(t,Ut(n,e))}</td></tr>`)}
      </tbody>
    </table>`}},qt=[`plain`,`stripes`,`plain`,`plain`],Jt=[1,.66,.42,.22],Yt=e=>({years:e.years.slice(-4),months:e.months.slice(-4)}),Xt=e=>!!e&&e.value!==null&&e.known<.98,Z=e=>`2025-${String(e+1).padStart(2,`0`)}-15`;function Zt({say:e,format:t,dates:n,known:r},i,a){let{years:o,months:s}=i,c=O(r.quantity,a),l=e=>n.dated(Z(e),{month:`long`});return{labels:Array.from({length:12},(e,t)=>n.dated(Z(t),{month:`short`})),stacks:o.map((e,t)=>({name:String(e),stack:String(e),look:{colour:k(c.colour,a.surface,Jt[o.length-1-t]??.2),pattern:qt[o.length-1-t]??`cross`,edge:c.colour},values:(s[t]??[]).map(e=>e?.value==null?null:e.value/1e3)})),holes:Array.from({length:12},()=>0),axis:e=>e===0?`0`:t.quantity(e,F(r.quantity)),tip:n=>[l(n),...o.map((i,a)=>{let o=s[a]?.[n];return`${i}\u00a0: ${o?.value==null?e(`unknown`):`${Xt(o)?`≥\xA0`:``}${I(t,r.quantity,o.value)}`}`})]}}var Qt=class extends z{#e=new At(this);heading(e){return e(`months_title`)}question({point:e,known:t}){return{type:`past/months`,message:{point:e.point,quantity:t.quantity}}}aside({say:e}){return u`<nav aria-label=${e(`months_title`)}>${this.toggle(e)}</nav>`}disconnectedCallback(){super.disconnectedCallback(),this.#e.dispose()}updated(e){let{scene:t,answer:n}=this;if(!t||!n)return this.#e.show(null,void 0);let r=T(this),i=Zt(t,Yt(n),r);this.#e.show(this.renderRoot.querySelector(`.chart`),e=>Ft(i,r,e))}content(e,t){let{say:n,known:r}=e,i=Yt(t),{years:a}=i,o=a.flatMap((t,n)=>(i.months[n]??[]).flatMap((n,r)=>Xt(n)?[`${e.dates.dated(Z(r),{month:`long`})} ${t}`]:[])),s=n(`months_label`,{what:N(n,`quantity`,r.quantity),years:a.join(`, `)});return u`${this.table||this.#e.broken?u`<div class="table" tabindex="0" role="region" aria-label=${s}>${this.#t(e,t)}</div>`:u`<div class="stage"><div class="chart" role="img" aria-label=${s}></div></div>`}
      <div class="legend">
        ${a.map((e,t)=>u`<span><i class="swatch edged ${qt[a.length-1-t]}" style=${C({"--fill":$t(r.quantity,Jt[a.length-1-t]??.2)})} aria-hidden="true"></i>${e}</span>`)}
      </div>
      ${o.length?u`<ul class="notes"><li>${n(`months_partial`,{months:o.slice(0,6).join(`, `)+(o.length>6?`…`:``)})}</li></ul>`:``}`}#t({say:e,format:t,dates:n,known:r,hass:i},{years:a,months:o}){let s=n=>n?.value==null?u`<td class="none">${e(`unknown`)}</td>`:u`<td>${Xt(n)?`≥ `:``}${I(t,r.quantity,n.value)}${n.cost===null?``:u` <span class="soft">${L(t,i,n.cost)}</span>`}</td>`;return u`<table>
      <caption>
        ${e(`months_title`)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${e(`column_month`)}</th>
          ${a.map(e=>u`<th scope="col">${e}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Array.from({length:12},(e,t)=>u`<tr><th scope="row">${n.dated(Z(t),{month:`long`})}</th>${a.map((e,n)=>s(o[n]?.[t]))}</tr>`)}
      </tbody>
    </table>`}},$t=(e,t)=>{let{colour:n}=O(e);return t===1?n:`color-mix(in srgb, ${n} ${100*t}%, var(--surface))`};function en({answer:e,exported:t,quantity:n,say:r,format:i,dates:a},o,s){let c=e.grain===`hour`||e.grain===`half_hour`,l=t=>a.interval(e.grain,e.edges[t]??0,e.edges[t+1]??0);return u`<table>
    <caption>
      ${r(`period_title`)}
    </caption>
    <thead>
      <tr>
        <th scope="col">${r(`column_when`)}</th>
        <th scope="col">${r(`column_amount`)}</th>
        ${t?u`<th scope="col">${r(`quantity_export`)}</th>`:``} ${e.before?u`<th scope="col">${r(`column_before`)}</th>`:``}
        ${e.cost?u`<th scope="col">${r(`cost`)}</th>`:``}
      </tr>
    </thead>
    <tbody>
      ${e.values.map((a,d)=>{let f=a!==null&&X(e,d,n)>.005;return u`<tr>
      <th scope="row">${c?l(d):u`<button type="button" class="into" @click=${()=>s(d)}>${l(d)}</button>`}</th>
      ${a===null?u`<td class="none">${r(`unknown`)}</td>`:u`<td>${f?`≥ `:``}${I(i,n,a)}${e.laid[d]?u` <span class="soft">${r(`laid_mark`)}</span>`:``}</td>`}
      ${t?u`<td>${I(i,`export`,t.values[d])}</td>`:``}
      ${e.before?u`<td>${I(i,n,e.before.values[d])}</td>`:``}
      ${e.cost?u`<td>${L(i,o,e.cost[d])}</td>`:``}
    </tr>`})}
    </tbody>
  </table>`}var tn=[`day`,`month`,`year`,`twelve`];function nn({start:e,end:t},n){let[r,i]=[f(e,n),f(t,n)],a=12*(i.year-r.year)+i.month-r.month;if(r.day===1&&i.day===1){if(a===12)return r.month===1?`year`:`twelve`;if(a===1)return`month`}return t-e<936e5?`day`:void 0}function rn(e,t,n){let{year:r,month:i,day:a}=f(t,n),o=(e,t,r)=>S(e,t,r,0,n);return e===`day`?{start:o(r,i,a),end:o(r,i,a+1)}:e===`month`?{start:o(r,i,1),end:o(r,i+1,1)}:e===`year`?{start:o(r,1,1),end:o(r+1,1,1)}:{start:o(r,i-11,1),end:o(r,i+1,1)}}function an(e,t,n){let r=nn(e,n);if(r===`twelve`){let{year:r,month:i}=f(e.start,n);return{start:S(r+t,i,1,0,n),end:S(r+t+1,i,1,0,n)}}let i=t<0?e.start-1:e.end+1;if(r)return rn(r,i,n);let a=e.end-e.start;return{start:e.start+t*a,end:e.end+t*a}}function on(e,t,n,r){let i=p(e),{span:a}=t,o=nn(a,i),s=a.end>Date.now(),c=e=>t.choose(an(a,e,i)),l=n=>t.choose(n===`twelve`?ae(e):rn(n,Math.min(Date.now(),a.end-1),i));return u`<div class="row picker" role="group" aria-label=${n(`span`)} @keydown=${e=>{let t={ArrowLeft:-1,ArrowRight:1}[e.key];t===void 0||e.altKey||e.ctrlKey||e.metaKey||t>0&&s||(e.preventDefault(),c(t))}}>
    <span class="row walk">
      <button type="button" class="icon" aria-label=${n(`span_before`)} title=${n(`span_before`)} @click=${()=>c(-1)}>${A(`previous`)}</button>
      <b class="span" aria-live="polite">${r.span(a.start,a.end)}</b>
      <button type="button" class="icon" aria-label=${n(`span_after`)} title=${n(`span_after`)} ?disabled=${s} @click=${()=>c(1)}>${A(`next`)}</button>
    </span>
    <span class="choice">
      ${tn.map(e=>u`<button type="button" aria-pressed=${e===o?`true`:`false`} @click=${()=>l(e)}>${n(`length_${e}`)}</button>`)}
    </span>
  </div>`}var sn=[`none`,`previous`,`year`],cn=class extends z{static properties={...z.properties,grain:{state:!0}};static styles=[h,j,v`
      .stage {
        height: 300px;
      }
      .picker {
        justify-content: space-between;
        margin: -4px -8px -4px;
      }
      .walk {
        gap: 0;
        flex-wrap: nowrap;
      }
      .span {
        font-weight: 500;
        font-size: 15px;
      }
      .span::first-letter {
        text-transform: uppercase;
      }
    `];#e=new At(this,e=>this.#r(e));heading(e){return e(`period_title`)}#t(e){let t=this.selection?.span??{start:0,end:0},n=bt(t,e.known);return this.grain&&n.includes(this.grain)?this.grain:xt(t,n)}question(e){let{selection:t}=this;if(!t||t.awaits(e.hass))return;let{start:n,end:r}=t.span,{point:i}=e.point;return{type:`past/period`,message:{point:i,quantity:e.known.quantity,start:n,end:r,grain:this.#t(e),compare:t.compare}}}beside(e){let t=this.question(e),n=e.known.quantity===`import`&&e.point.quantities.some(({quantity:e})=>e===`export`);return t&&n?{...t,message:{...t.message,quantity:`export`,compare:`none`}}:void 0}disconnectedCallback(){super.disconnectedCallback(),this.#e.dispose()}updated(e){let{scene:t,answer:n}=this,r=this.renderRoot.querySelector(`.chart`);if(!t||!n)return this.#e.show(null,void 0);let i=this.#n(t,n),a=T(this),o=Et(i,a);this.#e.show(r,e=>Ft(o,a,e))}#n({known:e,say:t,format:n,dates:r},i){return{answer:i,exported:this.second,quantity:e.quantity,compare:this.selection?.compare??`none`,say:t,format:n,dates:r}}#r(e){let[t,n]=[this.answer?.edges[e],this.answer?.edges[e+1]];t!==void 0&&n!==void 0&&this.answer?.grain!==`hour`&&this.answer?.grain!==`half_hour`&&this.selection?.choose({start:t,end:n})}aside({say:e}){return u`<nav aria-label=${e(`period_title`)}>${this.toggle(e)}</nav>`}refused(e){let{scene:t}=this;return u`${t?this.#i(t):_} ${super.refused(e)}`}content(e,t){let{say:n,format:r,dates:i,known:a,hass:o}=e,{total:s,before:c}=t,l=this.#n(e,t),d=Ot(t),f=this.second?.total,p=s.value!==null&&s.known<.995&&t.gaps.length>0,m=i.span(t.start,t.end),h=n(`chart_label`,{what:N(n,`quantity`,a.quantity),span:m,total:I(r,a.quantity,s.value)});return u`${this.#i(e)}
      <div class="figures">
        <div class="figure">
          <span class="soft">${N(n,`quantity`,a.quantity)} · ${m}</span>
          <span class="value">${p?`≥ `:``}${I(r,a.quantity,s.value)}</span>
          ${d===null||!c?c?u`<span class="soft">${n(`before`,{span:i.span(c.start,c.end),total:I(r,a.quantity,c.total.value)})}</span>`:_:u`<span class="soft"
                ><b class=${d>.005?`more`:d<-.005?`less`:``}>${Ee(r,d)}</b>
                ${n(`against`,{span:i.span(c.start,c.end),total:I(r,a.quantity,c.total.value)})}</span
              >`}
        </div>
        ${s.cost===null?_:u`<div class="figure">
              <span class="soft">${n(`cost`)}</span><span class="value">${L(r,o,s.cost)}</span>
              ${c?.total.cost==null?_:u`<span class="soft">${n(`cost_before`,{cost:L(r,o,c.total.cost)})}</span>`}
            </div>`}
        ${f?.value?u`<div class="figure"><span class="soft">${n(`quantity_export`)}</span><span class="value">${I(r,`export`,f.value)}</span></div>`:_}
      </div>
      ${this.table||this.#e.broken?u`<div class="table" tabindex="0" role="region" aria-label=${h}>${en(l,o,e=>this.#r(e))}</div>`:u`<div class="stage"><div class="chart" role="img" aria-label=${h}></div></div>`}
      ${this.#a(e,t)} ${this.#o(e,t)}`}#i({say:e,dates:t,hass:n,known:r,point:i}){let{selection:a,points:o}=this;if(!a)return u``;let s=bt(a.span,r),c=(o??[]).flatMap(e=>e.quantities.filter(({quantity:e})=>e!==`export`).map(({quantity:t})=>({point:e,quantity:t}))),l=new Set(c.map(e=>e.quantity)).size<c.length,d=this.#t({known:r}),f=(e,t,n,r,i)=>u`<span class="choice" role="group" aria-label=${e}>
        ${t.map(e=>u`<button type="button" aria-pressed=${r(e)?`true`:`false`} @click=${()=>i(e)}>${n(e)}</button>`)}
      </span>`;return u`${a.followed||a.awaits(n)?_:on(n,a,e,t)}
      <div class="row">
        ${c.length>1&&!this.fixed?f(e(`source`),c,t=>l?`${N(e,`source`,t.quantity)} · ${t.point.title}`:N(e,`source`,t.quantity),e=>e.point.point===i.point&&e.quantity===r.quantity,e=>a.look({point:e.point.point,quantity:e.quantity})):_}
        ${s.length>1?f(e(`grain`),s,t=>e(`grain_${t}`),e=>e===d,e=>this.grain=e):_}
        ${f(e(`compare`),sn,t=>e(`compare_${t}`),e=>e===a.compare,e=>a.compareWith(e))}
      </div>`}#a({say:e,format:t,hass:n,known:r},i){let a=kt(i),o=i.total.standing??0,s=e=>u`<i class="swatch ${e.pattern}" style=${C({"--fill":e.colour})} aria-hidden="true"></i>`;return u`${a.length||o?u`<ul class="periods">
            ${a.map(i=>u`<li>
                  ${s(D(i.period))}<span class="name">${N(e,`tariff`,i.period,`tariff_unknown`)}</span
                  ><b>${I(t,r.quantity,i.value)}</b><span class="cost">${i.cost===null?``:L(t,n,i.cost)}</span>
                </li>`)}
            ${o?u`<li><i class="swatch standing" aria-hidden="true"></i><span class="name">${e(`standing`)}</span><span class="cost">${L(t,n,o)}</span></li>`:_}
          </ul>`:_}
      <div class="legend">
        ${this.second?.total.value?u`<span>${s(O(`export`))} ${e(`legend_export`)}</span>`:_}
        ${i.before?u`<span><i class="swatch ghost" aria-hidden="true"></i> ${e(`legend_${this.selection?.compare===`year`?`year`:`previous`}`)}</span>`:_}
        ${i.known.some((e,t)=>X(i,t,r.quantity)>.005)?u`<span><i class="swatch hole" aria-hidden="true"></i> ${e(`legend_hole`)}</span>`:_}
        ${i.laid.some(Boolean)?u`<span><i class="swatch pale" style=${C({"--fill":O(r.quantity).colour})} aria-hidden="true"></i> ${e(`legend_laid`)}</span>`:_}
      </div>`}#o({say:e,format:t,dates:n,known:r,hass:i},a){let o=[...a.gaps].sort((e,t)=>t.end-t.start-(e.end-e.start)).slice(0,3),s=o.map(i=>i.value===null?e(`gap`,{span:n.span(i.start,i.end),reason:N(e,`gap`,i.reason)}):e(`gap_sum`,{span:n.span(i.start,i.end),total:I(t,r.quantity,i.value)})),c=a.gaps.length-o.length,l=a.before&&a.before.total.known<.98?[e(`before_partial`,{share:t.percent(Math.floor(100*a.before.total.known))})]:[],d=a.total.cost!==null&&(a.total.unpriced??0)>0?[e(`unpriced`,{energy:I(t,r.quantity,a.total.unpriced)})]:[],f=a.total.standing_alone??0,p=a.total.cost!==null&&f>=.01?[e(`standing_alone`,{cost:L(t,i,f)})]:[],m=[...d,...p,...s,...c>0?[e(`gaps_more`,{count:t.number(c)})]:[],...l];return m.length?u`<ul class="notes">${m.map(e=>u`<li>${e}</li>`)}</ul>`:_}},ln=4,un=12;function dn({offers:e,now:t}){return e.map((e,n)=>({offer:e,present:n===t})).filter(({offer:e})=>e.cost!==null&&e.cannot===null).toSorted((e,t)=>(e.offer.cost??0)-(t.offer.cost??0))}function fn(e){let t=t=>Q(t.offer)&&t===e.find(e=>e.offer.option===t.offer.option&&!e.present&&Q(e.offer)),n=new Set(e.filter(e=>e.present||t(e)));for(let t of e)n.size<ln&&n.add(t);return e.filter(e=>n.has(e))}var Q=({changes:e})=>e.every(e=>e.key!==`power`||!(Number(e.days_cut)>0||e.lower_bound===!0&&Number(e.days_above)>un));function pn(e){let t=new Map;for(let n of e.filter(({cost:e,cannot:t})=>e===null||t!==null)){let e=JSON.stringify([n.option,n.name??null,n.cannot]);t.set(e,[...t.get(e)??[],n])}return[...t.values()]}var mn=class extends z{static properties={...z.properties,open:{state:!0},all:{state:!0}};static styles=[h,j,v`
      .answer-line {
        font-size: 20px;
        font-weight: 300;
        line-height: 28px;
        text-wrap: pretty;
      }
      .answer-line b {
        font-weight: 500;
        white-space: nowrap;
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li.offer {
        border-top: 1px solid var(--line);
      }
      .head {
        display: grid;
        grid-template-columns: minmax(130px, 1fr) minmax(60px, 1.2fr) auto;
        gap: 4px 14px;
        align-items: center;
        width: 100%;
        min-height: 56px;
        padding: 6px 0;
        font-size: 14px;
        line-height: 20px;
      }
      .head .name b {
        font-weight: 500;
      }
      .head .name .soft {
        display: inline-block;
      }
      .weak {
        display: block;
      }
      .pill {
        display: inline-block;
        padding: 0 8px;
        border-radius: 10px;
        font-size: 12px;
        line-height: 20px;
        background: color-mix(in srgb, var(--primary-color, #03a9f4) 20%, transparent);
      }
      .track {
        height: 10px;
        border-radius: 5px;
        display: flex;
        overflow: hidden;
        background: color-mix(in srgb, var(--ink) 6%, transparent);
      }
      .track i {
        background: color-mix(in srgb, var(--grid) 55%, var(--surface));
      }
      .track i.standing {
        background: repeating-linear-gradient(45deg, var(--soft) 0 1px, color-mix(in srgb, var(--soft) 35%, transparent) 1px 4px);
      }
      .present .track i.energy {
        background: var(--grid);
      }
      .cost {
        text-align: end;
      }
      .cost b {
        font-weight: 500;
        white-space: nowrap;
      }
      .cost span {
        display: block;
        white-space: nowrap;
      }
      .detail {
        padding: 2px 0 14px;
        display: grid;
        gap: 8px;
        font-size: 14px;
        line-height: 20px;
      }
      .cannot {
        display: grid;
        gap: 6px;
        font-size: 14px;
        line-height: 20px;
      }
      .cannot b {
        font-weight: 500;
      }
      @container (max-width: 460px) {
        .head {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .head .track {
          grid-column: 1 / -1;
          grid-row: 2;
          margin-bottom: 10px;
        }
      }
    `];suits=[`import`];constructor(){super(),this.all=!1}heading(e){return e(`tariffs_title`)}question({point:e}){return{type:`past/tariffs`,message:{point:e.point}}}aside({dates:e,say:t},n){return n?u`<span class="soft">${e.between(t,n.start,n.end,!0)}</span>`:_}content(e,t){let{say:n}=e,r=dn(t),i=this.all?r:fn(r),a=Math.max(1,...r.map(({offer:e})=>e.cost??0)),o=pn(t.offers);return u`<p class="answer-line">${this.#t(e,r,t.now!==null)}</p>
      <ol>
        ${i.map(({offer:n,present:r})=>this.#n(e,n,r,a,t.prices===`regulated`))}
      </ol>
      ${r.length>i.length?u`<button type="button" class="action plain" @click=${()=>this.#e(r,i)}>${n(`tariffs_all`,{count:String(r.length)})}</button>`:_}
      <div class="legend">
        <span><i class="swatch" style=${C({"--fill":`color-mix(in srgb, var(--grid) 55%, var(--surface))`})} aria-hidden="true"></i>${n(`tariffs_energy`)}</span>
        <span><i class="swatch hole" aria-hidden="true"></i> ${n(`tariffs_standing`)}</span>
      </div>
      ${o.length?u`<div class="cannot">${o.map(t=>this.#i(e,t))}</div>`:_}
      ${this.#o(e,t)}`}#e(e,t){this.all=!0;let n=e.find(e=>!t.includes(e))?.offer.key;this.updateComplete.then(()=>this.renderRoot.querySelector(`[data-offer="${n}"]`)?.focus())}#t(e,t,n){let{say:r,format:i,hass:a}=e,o=t.find(({offer:e,present:t})=>t||Q(e))??t[0];if(!o)return r(`tariffs_none`);let s=t.find(e=>e.present);if(!s)return u`${r(n?`tariffs_cheapest_of`:`tariffs_cheapest`)} <b>${$(e,o.offer)}</b> · <b>${L(i,a,o.offer.cost)}</b>`;let c=(s.offer.cost??0)-(o.offer.cost??0);return o.present||c<1?u`${r(`tariffs_best`)} <b>${$(e,s.offer)}</b> · <b>${L(i,a,s.offer.cost)}</b>`:u`${r(`tariffs_save_with`)} <b>${$(e,o.offer)}</b>${r(`tariffs_save_comma`)} <b>${L(i,a,c)}</b> ${r(`tariffs_save_less`)}`}#n(e,t,n,r,i){let{say:a,format:o,hass:s}=e,c=this.open===t.key,l=t.standing??0,d=e=>`${100*e/r}%`,f=t.difference??null;return u`<li class="offer ${n?`present`:``}">
      <button type="button" class="head" data-offer=${t.key} aria-expanded=${c?`true`:`false`} @click=${()=>this.open=c?void 0:t.key}>
        <span class="name"><b>${$(e,t)}</b> ${n?u`<span class="pill">${a(`tariffs_present`)}</span>`:i?u`<span class="soft">${a(`tariffs_regulated`)}</span>`:_}${n||Q(t)?_:u`<span class="soft weak">${a(`tariffs_weak`)}</span>`}</span>
        <span class="track" aria-hidden="true"><i class="energy" style=${C({width:d((t.cost??0)-l)})}></i><i class="standing" style=${C({width:d(l)})}></i></span>
        <span class="cost"><b>${L(o,s,t.cost)}</b>${n||f===null?_:u`<span class=${f>.5?`more`:f<-.5?`less`:`soft`}>${L(o,s,f,!0)}</span>`}</span>
      </button>
      ${c?this.#r(e,t):_}
    </li>`}#r(e,t){let{say:n,format:r,hass:i}=e;return u`<div class="detail">
      <ul class="periods">
        ${E(t.by_period).map(e=>{let t=D(e.period);return u`<li>
            <i class="swatch ${t.pattern}" style=${C({"--fill":t.colour})} aria-hidden="true"></i><span class="name">${N(n,`tariff`,e.period,`tariff_unknown`)}</span
            ><b>${I(r,`import`,e.energy)}</b><span class="cost">${L(r,i,e.cost)}</span>
          </li>`})}
        ${t.standing===null?_:u`<li><i class="swatch hole" aria-hidden="true"></i><span class="name">${n(`tariffs_standing`)}</span><span class="cost">${L(r,i,t.standing)}</span></li>`}
      </ul>
      ${t.changes.length?u`<ul class="notes">${t.changes.map(n=>u`<li>${hn(e,n,t)}</li>`)}</ul>`:_}
    </div>`}#i(e,t){let[n]=t;if(!n)return _;let r=[...new Set(t.flatMap(({kva:e})=>e===null?[]:[e]))].sort((e,t)=>e-t),i=r.length>1?` (${r.map(t=>e.format.kva(1e3*t)).join(`, `)})`:``,a=$(e,i?{...n,kva:null}:n);return u`<span><b>${a}</b>${i} ${this.#a(e,n)}</span>`}#a({say:e,dates:t,format:n},{cannot:r}){return r?e(`cannot`,{why:N(e,`lack`,r.lack,`lack_other`),days:n.number(r.days),when:t.between(e,r.first,r.last,!0)}):e(`cannot_unknown`)}#o({say:e,format:t,dates:n},{days:r,extrapolated:i,peak:a}){let o=r.left_out??0,s=r.covered===r.of?e(`tariffs_whole`,{of:t.number(r.of)}):e(i?`tariffs_extrapolated`:`tariffs_covered`,{covered:t.number(r.covered),of:t.number(r.of)});return u`<ul class="notes">
      <li>${s}</li>
      ${o?u`<li>${e(o===1?`tariffs_left_out_one`:`tariffs_left_out`,{count:t.number(o)})}</li>`:_}
      ${a?u`<li>${e(a.measured===`max_power`?`tariffs_peak`:`tariffs_peak_mean`,{power:t.quantity(a.va/1e3,`kVA`,2),when:n.short(a.at)})}</li>`:_}
    </ul>`}};function $({say:e,format:t},n){let r=n.name||N(e,`option`,n.option);return n.kva===null?r:`${r} · ${t.kva(1e3*n.kva)}`}function hn({say:e,format:t},n,r){let i=t=>N(e,`tariff`,String(n[t]),`tariff_unknown`).toLocaleLowerCase();switch(n.key){case`option`:return e(`change_option`,{option:N(e,`option`,r.option)});case`power`:{let r={kva:t.kva(1e3*Number(n.kva)),days:t.number(Number(n.days_above))};return Number(n.days_above)===0?e(`change_power_fits`,r):e(n.lower_bound===!0?`change_power_bound`:`change_power`,r)}case`subscribed`:return e(`change_subscribed`,{from:t.kva(1e3*Number(n.from)),to:t.kva(1e3*Number(n.to))});case`shift`:{let r={energy:I(t,`import`,Number(n.energy)),used:I(t,`import`,Number(n.used)),from:i(`from`),to:i(`to`)};return e(n.possible===!1?`change_shift_too_much`:`change_shift`,r)}default:return n.key}}var gn=2,_n=class extends z{static styles=[h,j,v`
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 14px;
      }
      ol li {
        display: grid;
        grid-template-columns: 44px minmax(0, 1fr);
        gap: 4px 10px;
        align-items: center;
      }
      .said {
        grid-column: 2;
      }
      .year {
        font-weight: 500;
      }
      .track {
        display: flex;
        height: 24px;
      }
      .bar {
        border-radius: 5px;
        background: color-mix(in srgb, var(--side) 34%, var(--surface));
        box-sizing: border-box;
        border: 1px solid var(--side);
        min-width: 2px;
      }
      .now .bar {
        background: var(--side);
      }
      .lack {
        width: 14px;
        margin-inline-start: -4px;
        border: 1px dashed var(--soft);
        border-inline-start: 0;
        border-radius: 0 5px 5px 0;
      }
      .said {
        line-height: 20px;
        font-size: 14px;
      }
      .now .said > b {
        font-size: 20px;
        font-weight: 400;
        line-height: 26px;
      }
      .said > b {
        font-weight: 400;
      }
      .said b {
        white-space: nowrap;
      }
      .said .soft {
        display: block;
      }
      @container (min-width: 640px) {
        ol li {
          grid-template-columns: 52px minmax(0, 1fr) 300px;
        }
        .said {
          grid-column: 3;
        }
      }
    `];heading(e){return e(`to_date_title`)}question({point:e,known:t}){return{type:`past/to_date`,message:{point:e.point,quantity:t.quantity}}}aside({say:e,dates:t},n){return n?u`<span class="soft">${e(`to_date_span`,{start:t.date(`${n.date.slice(0,4)}-01-01`),end:t.date(n.date)})}</span>`:_}content(e,t){let n=Math.max(1,...t.years.map(({value:e})=>e??0)),r=this.#n(e,t);return u`<ol>
        ${t.years.map((r,i)=>this.#e(e,r,i===0,n,t.years[0]))}
      </ol>
      ${r.length?u`<ul class="notes">${r.map(e=>u`<li>${e}</li>`)}</ul>`:_}`}#e(e,t,n,r,i){let{say:a,format:o,hass:s,known:c}=e,l=t.missing.length>0,d=vn(t),f=t.cost===null?0:t.standing_alone??0,p=[I(o,c.quantity,t.value),t.cost===null?``:L(o,s,t.cost)].filter(Boolean).join(` · `);return u`<li class=${n?`now`:``}>
      <span class="year">${t.year}</span>
      <span class="track" aria-hidden="true"><i class="bar" style=${C({width:`${95*(t.value??0)/r}%`})}></i>${l?u`<i class="lack"></i>`:_}</span>
      <span class="said">
        <b>${t.value===null?a(`unknown`):`${l?`≥ `:``}${p}`}</b>
        ${d?u`<span class="soft">${a(d===1?`day_missing`:`days_missing`,{count:o.number(d)})}${f>=.01?` · ${a(`standing_alone_short`,{cost:L(o,s,f)})}`:``}</span>`:_}
        ${n||!i?_:this.#t(e,t,i)}
      </span>
    </li>`}#t({say:e,format:t,hass:n},r,i){let{like:a}=r;if(!a||!a.value||a.of===null)return _;let o=a.of/a.value-1,s=Math.round(100*o),c=s>0?`▲`:s<0?`▼`:`=`,l=a.cost!=null&&a.of_cost!=null?a.of_cost-a.cost:void 0,d=e=>e>0?`more`:e<0?`less`:``,f=l===void 0?_:u` · <b class=${d(Math.round(100*l))}>${L(t,n,l,!0)}</b>`,p=i.missing.length===0&&r.missing.length===0;return u`<span class="soft"
      ><b class=${d(s)}>${c} ${Ee(t,o)}</b>${f} ${e(p?`to_date_now`:`to_date_like`,{year:String(i.year)})}</span
    >`}#n({say:e,dates:t,format:n},r){let i=r.years.filter(e=>e.missing.length).map(r=>{let i=r.missing.slice(0,gn).map(({start:n,end:r})=>t.between(e,n,r)),a=r.missing.length-i.length;return e(`missing_in`,{year:String(r.year),when:[...i,...a>0?[e(`and_more`,{count:n.number(a)})]:[]].join(`, `)})}),a=r.years.slice(1).some(({like:e,missing:t})=>e&&(t.length||r.years[0]?.missing.length))?[e(`note_missing_days`)]:[],o=r.notes.includes(`leap_day`)?[e(`note_leap_day`)]:[];return[...i,...a,...o]}};function vn({missing:e}){return e.reduce((e,{start:t,end:n})=>e+Math.round((Date.parse(n)-Date.parse(t))/864e5)+1,0)}var yn={period:cn,"to-date":_n,months:Qt,heatmap:ft,load:Kt,tariffs:mn,coverage:ct,import:ht};for(let[e,t]of Object.entries(yn))customElements.get(`hameau-${e}-view`)||customElements.define(`hameau-${e}-view`,t);