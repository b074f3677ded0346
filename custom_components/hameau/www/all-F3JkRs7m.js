import{At as e,Ct as t,D as n,Ft as r,Gt as i,K as a,Kt as o,Mt as s,Ot as c,Q as l,R as u,T as d,U as f,Ut as p,V as m,Vt as h,W as g,Z as ee,_,c as v,et as te,gt as ne,i as y,j as re,jt as ie,k as ae,l as b,n as oe,nt as se,o as ce,r as le,s as x,xt as ue,zt as de}from"./selection-CslPcKG5.js";import{t as fe}from"./preload-helper-DygEbaNj.js";var pe={alert:re,chart:u,close:a,done:m,drop:te,file:l,next:g,past:se,previous:f,table:ne,undo:ue,wrong:ee},S=(e,t=24)=>p`<svg viewBox="0 0 24 24" width=${t} height=${t} fill="currentColor" aria-hidden="true"><path d=${pe[e]}></path></svg>`,C=o`
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
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    color: var(--soft);
    flex: none;
  }
  .icon:hover:not(:disabled) {
    background: color-mix(in srgb, var(--ink) 6%, transparent);
    color: var(--ink);
  }
  .icon:disabled {
    opacity: 0.3;
    cursor: default;
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
  .stage {
    position: relative;
    height: 260px;
    flex: 1 0 auto;
  }
  .chart {
    position: absolute;
    inset: 0;
    border-radius: 8px;
  }
  .table {
    max-height: 320px;
    overflow: auto;
    border-radius: 8px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 14px;
  }
  caption {
    position: absolute;
    clip-path: inset(50%);
    width: 1px;
    height: 1px;
    overflow: hidden;
  }
  th,
  td {
    padding: 6px 8px;
    text-align: end;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
    font-weight: 400;
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
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
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
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
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
`,me={loading:`Loading…`,unknown:`not known`,cancel:`Cancel`,show_table:`Table`,show_chart:`Chart`,failed_title:`The history could not be read`,failed_text:`Home Assistant did not answer. It is asked again by itself.`,no_data_title:`Nothing is known of this span`,no_data_text:`Choose another one, or import the files that tell of it.`,none_title:`No past yet`,none_text:`Add an electricity or gas history to Hameau, or drop a file of your network operator on the import card.`,none_do:`Open the integration`,from_to:`{from} to {to}`,source:`Source`,source_import:`Electricity`,source_export:`Feed-in`,source_gas_energy:`Gas`,source_gas_volume:`Gas, volume`,quantity_import:`Electricity`,quantity_export:`Fed in`,quantity_gas_energy:`Gas`,quantity_gas_volume:`Gas, volume`,quantity_max_power:`Highest power of each day`,quantity_price:`Prices`,grain:`Step`,grain_year:`Years`,grain_month:`Months`,grain_day:`Days`,grain_hour:`Hours`,grain_half_hour:`Half-hours`,compare:`Compare`,compare_none:`Alone`,compare_previous:`Span before`,compare_year:`Year before`,span:`Span shown`,span_before:`Before`,span_after:`After`,length_day:`Day`,length_month:`Month`,length_year:`Year`,length_twelve:`12 months`,period_title:`Consumption`,chart_label:`{what}, {span}: {total}`,before:`{span}: {total}`,against:`against {total}, {span}`,cost:`Cost`,cost_before:`before: {cost}`,standing:`Standing charge`,unpriced:`{energy} have no price: the cost is not that of all of it.`,known_share:`{share} of it is known`,laid_tip:`out of a day’s total`,laid_mark:`(day’s total)`,legend_export:`fed into the grid`,legend_previous:`span before`,legend_year:`a year before`,legend_hole:`missing, in part or whole`,legend_laid:`hours laid out of a day’s total`,gap:`{span}: nothing known ({reason}).`,gap_sum:`{span}: only the sum is known, {total}.`,gaps_more:`And {count} shorter gaps.`,before_partial:`Of what it is compared with, {share} is known.`,column_when:`When`,column_amount:`Used`,column_before:`Compared with`,column_month:`Month`,column_hour:`Hour`,column_share:`Share of the time`,column_power:`At least`,tariff_base:`All hours`,tariff_off_peak:`Off-peak hours`,tariff_peak:`Peak hours`,tariff_normal:`Normal hours`,tariff_mobile_peak:`Mobile peak`,tariff_blue_off_peak:`Blue, off-peak`,tariff_blue_peak:`Blue, peak`,tariff_white_off_peak:`White, off-peak`,tariff_white_peak:`White, peak`,tariff_red_off_peak:`Red, off-peak`,tariff_red_peak:`Red, peak`,tariff_unknown:`Other period`,tariff_none:`Period not known`,gap_absent:`no row tells of it`,gap_empty:`the row is empty`,gap_last_step:`the export ends one step early`,gap_reset:`the index began anew`,gap_unknown_step:`its length is not told`,gap_whole:`only the sum is known`,gap_refused:`what was there cannot be true`,gap_not_collected:`the recording was not switched on`,gap_not_yet:`not published yet`,to_date_title:`To this date`,to_date_span:`{start} to {end}`,to_date_now:`this {year}`,to_date_like:`in {year}, on the days known of both years`,day_missing:`a day is missing`,days_missing:`{count} days are missing`,missing_in:`Missing in {year}: {when}.`,and_more:`and {count} more`,note_missing_days:`A day missing in one of two years counts in neither.`,note_leap_day:`29 February is compared with nothing: only leap years have it.`,months_title:`Month by month`,months_label:`{what}, month by month: {years}`,months_partial:`Known in part: {months}.`,heatmap_title:`Your weeks, hour by hour`,heatmap_label:`Mean power of each hour of the week; the arrow keys walk from hour to hour`,heatmap_hint:`Point at an hour to read it.`,heatmap_when:`{day}, {from} to {to}`,heatmap_told:`{when}: {power}`,heatmap_band:`between {low} and {high} eight times out of ten, {count} values`,measure:`What is shown`,measure_mean:`Mean`,measure_mean_hint:`Mean of the values`,measure_p10:`Low`,measure_p10_hint:`Nine values out of ten are higher (10th percentile)`,measure_p50:`Median`,measure_p50_hint:`As many values are higher as lower`,measure_p90:`High`,measure_p90_hint:`Nine values out of ten are lower (90th percentile)`,days_used:`{count} days`,profile_title:`The usual day: mean, and where eight days out of ten lie (up to {power})`,profile_label:`Mean power over the day, with the band from the 10th to the 90th percentile`,load_title:`How high, for how long`,load_limit:`{power} subscribed`,load_base_mark:`base {power}`,load_base:`Base of the nights`,load_base_how:`{low} to {high} on eight nights out of ten`,load_peak:`Highest half-hour`,load_share:`{share} of {limit}`,load_label:`Load-duration curve: base of the nights {base}, {peak} at most`,load_tip:`{power} or more for {share} of the time`,load_tip_hours:`that is {hours} h in a year`,load_never:`No half-hour was above {limit} on the mean.`,load_over_one:`One half-hour was above {limit} on the mean:`,load_over_many:`{count} half-hours were above {limit} on the mean, {hours} in all:`,load_note:`Means of half-hours: the moments themselves were higher. What is over the limit is a lower bound.`,load_note_max:`In VA: the meter’s own maximum of the day. In W: means of half-hours, a lower bound.`,known_span:`{share} of the span is known.`,tariffs_title:`The same year under other contracts`,tariffs_present:`yours`,tariffs_regulated:`regulated price`,tariffs_cheapest:`The cheapest would have been`,tariffs_cheapest_of:`Yours cannot be compared; the cheapest of the others:`,tariffs_weak:`the breaker would probably not have held`,tariffs_best:`Your contract is the cheapest of these:`,tariffs_save_with:`With`,tariffs_save_comma:`, you would have paid`,tariffs_save_less:`less.`,tariffs_none:`No contract can be compared yet.`,tariffs_all:`Show all {count}`,tariffs_energy:`energy`,tariffs_standing:`standing charge`,tariffs_whole:`All {of} days are known; nothing is extrapolated.`,tariffs_covered:`{covered} of {of} days are known whole; the amounts are of these alone, nothing is extrapolated.`,tariffs_extrapolated:`{covered} of {of} days are known whole; the amounts are extrapolated from them to all days.`,tariffs_peak:`Highest power told by the meter: {power}, {when}: a contract has to bear it.`,tariffs_peak_mean:`Highest mean of half an hour: {power}, {when}. The moments themselves were higher.`,option_base:`Base`,option_off_peak:`Peak / off-peak`,option_tempo:`Tempo`,option_ejp:`EJP`,option_other:`Other`,cannot:`cannot be compared because {why} ({days} days, {when}).`,cannot_unknown:`cannot be compared.`,lack_no_contract:`no term of it was in force`,lack_no_hours:`its off-peak hours are not known`,lack_no_colour:`the colour of Tempo days is not known`,lack_no_peak_day:`it is not known which days were mobile peaks`,lack_no_price:`a price is missing`,lack_no_market_price:`the market price is missing`,lack_only_days:`only totals of days are known, and a day has several prices`,lack_other:`something of it is missing`,change_option:`Ask your supplier for the option {option}.`,change_subscribed:`Subscribe to {to} instead of {from}.`,change_shift:`To cost what yours does: move {energy} of the {used} used in “{from}” to “{to}”.`,change_shift_too_much:`Not even moving all {used} of “{from}” to “{to}” would make it as cheap as yours.`,change_power:`{kva} subscribed: above it on {days} days.`,change_power_bound:`{kva} subscribed: above it on at least {days} days (means of half-hours).`,change_power_fits:`{kva} subscribed: enough for all that was measured.`,coverage_title:`What is known`,coverage_years:`Year shown`,coverage_label:`Days of {year} and what is known of each; the arrow keys walk from day to day`,coverage_whole:`All {days} days are known whole.`,coverage_one:`{days} days of {of} are known whole; one is not.`,coverage_some:`{days} days of {of} are known whole; {missing} are not.`,coverage_hint:`Choose a day to read who told of it.`,year_before:`Year before`,year_after:`Year after`,day_whole:`known whole`,day_doubted:`estimated or doubtful`,day_laid:`only the day’s total`,day_part:`known in part`,day_none:`nothing known`,day_outside:`outside of the history`,day_known:`known to {share}`,day_said:`told by {who}`,quality_1:`corrected`,quality_2:`estimated`,quality_3:`partial`,quality_4:`doubtful`,origins:`Who told of it`,origin_received:`received {when}`,trust_hand:`corrected by hand`,trust_file:`the operator’s file`,trust_gateway:`gateway`,trust_meter:`the meter itself`,trust_supplier:`the supplier’s file`,trust_entity:`another sensor`,values:`{count} values`,undo:`Take back`,undo_named:`Take back: {name}`,undo_title:`Take back all that “{name}” told?`,undo_text:`What others told of the same days takes its place; the statistics are written again.`,undo_do:`Take back`,undone:`“{name}” was taken back.`,undone_short:`taken back`,import_title:`Import files`,import_drop:`Drop files here`,import_kinds:`Enedis, GRDF, suppliers: CSV, XLSX, JSON, ZIP, several at once. They are looked at first.`,import_choose:`Choose files`,import_where_enedis:`Electricity: your Enedis account, “Suivre mes mesures”, “Télécharger mes données”.`,import_where_grdf:`Gas: your GRDF account, “Ma consommation”, download as XLSX.`,import_admin:`Only an administrator can import files.`,sending:`Sending {name} ({number} of {of})…`,looking:`Looking at the files…`,taking:`Importing…`,upload_failed:`{name} could not be sent to Home Assistant.`,import_whose:`These files name no meter. They are of:`,import_no_point:`These files name no meter, and Hameau has no history yet to add them to. Add one to the integration first.`,import_nothing_new:`All of it is known already: importing changes nothing.`,import_do:`Import {count} values`,import_do_one:`Import one value`,import_done:`Imported`,import_done_text:`Home Assistant’s statistics follow within a minute.`,import_more:`Import more files`,counts:`{new} new, {changed} changed, {same} the same`,count_new:`{count} new`,count_changed:`{count} changed`,count_same:`{count} the same`,part_no_point:`no meter named`,part_new_point:`{point}, not in Hameau yet`,part_empty:`no values`,spark:`{mean} a day, {from} to {to}`,step_5min:`5 minutes`,step_10min:`10 minutes`,step_15min:`15 minutes`,step_20min:`20 minutes`,step_30min:`half-hours`,step_60min:`hours`,step_day:`days`,step_gas_day:`gas days (6 to 6)`,step_meter_day:`days of the meter`,doubt:`{text}: {count}`,doubt_first:`{text}: {count}, first {when}`,doubt_duplicate:`Rows given twice`,doubt_conflict:`Two values for one moment`,doubt_overlap:`Overlapping intervals, left out`,doubt_negative:`Negative values`,doubt_ambiguous_hour:`The repeated hour of autumn comes once only`,doubt_no_such_hour:`Hours that spring skips, left out`,doubt_off_grid:`Moments on no grid of time`,doubt_reset:`The index began anew`,doubt_no_values:`Headings without values`,doubt_direction_assumed:`Consumption or production is not said: taken for consumption`,doubt_unit_assumed:`The unit is not said`,doubt_stamps_assumed:`Beginning or end of a step is not said`,doubt_starts_earlier:`The heading’s dates are earlier than the data`,doubt_last_step_missing:`The export ends one step early`,doubt_total_summed:`No total in it: its registers were summed`,doubt_snapshot_hour:`The index was taken within a day: the days are estimates`,doubt_unknown_period:`Registers without a name for a while`,doubt_new_year_week:`The week of New Year comes in two rows`,doubt_edge_months:`First and last month may be partial`,doubt_other:`Odd ({word})`,layout_enedis_curve:`Enedis, load curve`,layout_enedis_index:`Enedis, daily index`,layout_enedis_max_power:`Enedis, daily maximum power`,layout_enedis_daily:`Enedis, days`,layout_enedis_intervals:`Enedis, hours`,layout_enedis_r63:`Enedis, flow R63`,layout_enedis_json:`Answer of a gateway`,layout_edf_daily:`EDF, days`,layout_edf_powers:`EDF, powers reached`,layout_octopus_daily:`Octopus Energy, days`,layout_strasbourg_curve:`Strasbourg Électricité Réseaux, load curve`,layout_grdf_daily:`GRDF, days`,layout_grdf_weekly:`GRDF, weeks`,layout_grdf_monthly:`GRDF, months`,layout_grdf_json:`GRDF, JSON`,layout_grdf_adict:`GRDF ADICT`,layout_household_days:`Household’s own table, days`,layout_household_gas:`Household’s own table, gas`,layout_household_prices:`Household’s own table, prices`,layout_archive:`ZIP of several files`,error_bad_date:`A date cannot be read.`,error_bad_direction:`Neither consumption nor production.`,error_bad_interval:`An interval ends before it begins.`,error_bad_json:`This JSON is not one Hameau knows.`,error_bad_number:`A value is no number.`,error_bad_step:`The step of time cannot be right.`,error_binary:`This is no table.`,error_damaged:`The file is damaged.`,error_empty_file:`The file is empty.`,error_encrypted:`The file is protected by a password.`,error_entities:`The file holds what no table needs; it is not opened.`,error_expands_too_much:`Unpacked, the file would be too large.`,error_missing_column:`A column is missing.`,error_nested_archive:`A ZIP within a ZIP is not opened.`,error_old_excel:`This is the old format of Excel: save it as XLSX.`,error_too_large:`The file is too large.`,error_too_many_members:`The ZIP holds too many files.`,error_too_many_rows:`The file has too many rows.`,error_unknown_layout:`Hameau does not know files of this kind.`,error_wrong_unit:`The unit is not the one expected.`,error_other:`The file cannot be read ({word}).`,error_nothing:`Nothing of this file is kept.`,where_member:`in {what}`,where_sheet:`sheet {what}`,where_row:`row {what}`,where_column:`column {what}`,found:`Found:`,expected:`Expected:`,kilobytes:`kB`,megabytes:`MB`},he=de({en:me,fr:{loading:`Chargement…`,unknown:`inconnu`,cancel:`Annuler`,show_table:`Tableau`,show_chart:`Graphique`,failed_title:`L’historique n’a pas pu être lu`,failed_text:`Home Assistant n’a pas répondu. Hameau réessaie de lui-même.`,no_data_title:`Rien n’est connu de cette période`,no_data_text:`Choisissez-en une autre, ou importez les fichiers qui en parlent.`,none_title:`Pas encore de passé`,none_text:`Ajoutez à Hameau un historique d’électricité ou de gaz, ou déposez un fichier d’Enedis ou de GRDF sur la carte d’import.`,none_do:`Ouvrir l’intégration`,from_to:`du {from} au {to}`,source:`Source`,source_import:`Électricité`,source_export:`Injection`,source_gas_energy:`Gaz`,source_gas_volume:`Gaz, volume`,quantity_import:`Électricité`,quantity_export:`Injecté`,quantity_gas_energy:`Gaz`,quantity_gas_volume:`Gaz, volume`,quantity_max_power:`Puissance maximale de chaque jour`,quantity_price:`Prix`,grain:`Pas`,grain_year:`Années`,grain_month:`Mois`,grain_day:`Jours`,grain_hour:`Heures`,grain_half_hour:`½ heures`,compare:`Comparer`,compare_none:`Seul`,compare_previous:`Période d’avant`,compare_year:`Un an avant`,span:`Période affichée`,span_before:`Avant`,span_after:`Après`,length_day:`Jour`,length_month:`Mois`,length_year:`Année`,length_twelve:`12 mois`,period_title:`Consommation`,chart_label:`{what}, {span}\xA0: {total}`,before:`{span}\xA0: {total}`,against:`par rapport à {total}, {span}`,cost:`Coût`,cost_before:`avant\xA0: {cost}`,standing:`Abonnement`,unpriced:`{energy} sans prix\xA0: le coût n’est pas celui du tout.`,known_share:`{share} en est connu`,laid_tip:`tiré d’un total du jour`,laid_mark:`(total du jour)`,legend_export:`injecté dans le réseau`,legend_previous:`période d’avant`,legend_year:`un an avant`,legend_hole:`manque, en partie ou en entier`,legend_laid:`heures tirées d’un total du jour`,gap:`{span}\xA0: rien n’est connu ({reason}).`,gap_sum:`{span}\xA0: seule la somme est connue, {total}.`,gaps_more:`Et {count} trous plus courts.`,before_partial:`De ce à quoi l’on compare, {share} est connu.`,column_when:`Quand`,column_amount:`Consommé`,column_before:`Comparé à`,column_month:`Mois`,column_hour:`Heure`,column_share:`Part du temps`,column_power:`Au moins`,tariff_base:`Toutes heures`,tariff_off_peak:`Heures creuses`,tariff_peak:`Heures pleines`,tariff_normal:`Heures normales`,tariff_mobile_peak:`Pointe mobile`,tariff_blue_off_peak:`Bleu, heures creuses`,tariff_blue_peak:`Bleu, heures pleines`,tariff_white_off_peak:`Blanc, heures creuses`,tariff_white_peak:`Blanc, heures pleines`,tariff_red_off_peak:`Rouge, heures creuses`,tariff_red_peak:`Rouge, heures pleines`,tariff_unknown:`Autre période`,tariff_none:`Période inconnue`,gap_absent:`aucune ligne n’en parle`,gap_empty:`la ligne est vide`,gap_last_step:`l’export s’arrête un pas trop tôt`,gap_reset:`l’index est reparti`,gap_unknown_step:`sa durée n’est pas dite`,gap_whole:`seule la somme est connue`,gap_refused:`ce qui était écrit ne peut pas être vrai`,gap_not_collected:`l’enregistrement n’était pas activé`,gap_not_yet:`pas encore publié`,to_date_title:`À la même date`,to_date_span:`du {start} au {end}`,to_date_now:`en {year}`,to_date_like:`en {year}, sur les jours connus des deux années`,day_missing:`un jour manque`,days_missing:`{count} jours manquent`,missing_in:`Manque en {year}\xA0: {when}.`,and_more:`et {count} autres`,note_missing_days:`Un jour qui manque à l’une des deux années ne compte dans aucune.`,note_leap_day:`Le 29\xA0février n’est comparé à rien\xA0: seules les années bissextiles en ont un.`,months_title:`Mois par mois`,months_label:`{what}, mois par mois\xA0: {years}`,months_partial:`Connus en partie\xA0: {months}.`,heatmap_title:`Vos semaines, heure par heure`,heatmap_label:`Puissance moyenne de chaque heure de la semaine\xA0; les flèches vont d’une heure à l’autre`,heatmap_hint:`Pointez une heure pour la lire.`,heatmap_when:`{day}, de {from} à {to}`,heatmap_told:`{when}\xA0: {power}`,heatmap_band:`entre {low} et {high} huit fois sur dix, {count} valeurs`,measure:`Ce qui est montré`,measure_mean:`Moyenne`,measure_mean_hint:`Moyenne des valeurs`,measure_p10:`Bas`,measure_p10_hint:`Neuf valeurs sur dix sont plus hautes (10ᵉ centile)`,measure_p50:`Médiane`,measure_p50_hint:`Autant de valeurs au-dessus qu’au-dessous`,measure_p90:`Haut`,measure_p90_hint:`Neuf valeurs sur dix sont plus basses (90ᵉ centile)`,days_used:`{count} jours`,profile_title:`La journée ordinaire\xA0: la moyenne, et où sont huit jours sur dix (jusqu’à {power})`,profile_label:`Puissance moyenne au fil du jour, avec la bande du 10ᵉ au 90ᵉ centile`,load_title:`Quelle puissance, combien de temps`,load_limit:`{power} souscrits`,load_base_mark:`fond {power}`,load_base:`Fond des nuits`,load_base_how:`de {low} à {high} huit nuits sur dix`,load_peak:`Demi-heure la plus haute`,load_share:`{share} de {limit}`,load_label:`Courbe de charge classée\xA0: fond des nuits {base}, {peak} au plus`,load_tip:`{power} ou plus pendant {share} du temps`,load_tip_hours:`soit {hours}\xA0h par an`,load_never:`Aucune demi-heure n’a dépassé {limit} en moyenne.`,load_over_one:`Une demi-heure a dépassé {limit} en moyenne\xA0:`,load_over_many:`{count} demi-heures ont dépassé {limit} en moyenne, {hours} en tout\xA0:`,load_note:`Moyennes d’une demi-heure\xA0: l’instant même était plus haut. Ce qui dépasse est un minimum.`,load_note_max:`En VA\xA0: le maximum du jour dit par le compteur. En W\xA0: moyennes d’une demi-heure, un minimum.`,known_span:`{share} de la période est connu.`,tariffs_title:`La même année sous d’autres contrats`,tariffs_present:`le vôtre`,tariffs_regulated:`tarif réglementé`,tariffs_cheapest:`Le moins cher aurait été`,tariffs_cheapest_of:`Le vôtre ne peut pas être comparé ; le moins cher des autres\xA0:`,tariffs_weak:`le disjoncteur n’aurait sans doute pas tenu`,tariffs_best:`Votre contrat est le moins cher de ceux-ci\xA0:`,tariffs_save_with:`Avec`,tariffs_save_comma:`, vous auriez payé`,tariffs_save_less:`de moins.`,tariffs_none:`Aucun contrat ne peut encore être comparé.`,tariffs_all:`Les montrer tous ({count})`,tariffs_energy:`énergie`,tariffs_standing:`abonnement`,tariffs_whole:`Les {of} jours sont tous connus\xA0; rien n’est extrapolé.`,tariffs_covered:`{covered} jours sur {of} sont connus en entier\xA0; les montants sont ceux de ces jours seuls, rien n’est extrapolé.`,tariffs_extrapolated:`{covered} jours sur {of} sont connus en entier\xA0; les montants en sont extrapolés à tous les jours.`,tariffs_peak:`Plus haute puissance dite par le compteur\xA0: {power}, {when}\xA0; un abonnement doit la supporter.`,tariffs_peak_mean:`Plus haute moyenne d’une demi-heure\xA0: {power}, {when}. L’instant même était plus haut.`,option_base:`Base`,option_off_peak:`Heures pleines / heures creuses`,option_tempo:`Tempo`,option_ejp:`EJP`,option_other:`Autre`,cannot:`ne peut pas être comparé, car {why} ({days} jours, {when}).`,cannot_unknown:`ne peut pas être comparé.`,lack_no_contract:`aucune période n’en était en vigueur`,lack_no_hours:`ses heures creuses ne sont pas connues`,lack_no_colour:`la couleur de jours Tempo n’est pas connue`,lack_no_peak_day:`on ne sait pas quels jours étaient de pointe mobile`,lack_no_price:`un prix manque`,lack_no_market_price:`le prix du marché manque`,lack_only_days:`seuls des totaux du jour sont connus, et un jour a plusieurs prix`,lack_other:`il en manque une part`,change_option:`Demander l’option {option} à votre fournisseur.`,change_subscribed:`Souscrire {to} au lieu de {from}.`,change_shift:`Pour coûter autant que le vôtre\xA0: déplacer {energy} des {used} pris en «\xA0{from}\xA0» vers «\xA0{to}\xA0».`,change_shift_too_much:`Même en déplaçant les {used} de «\xA0{from}\xA0» vers «\xA0{to}\xA0», il resterait plus cher que le vôtre.`,change_power:`{kva} souscrits\xA0: dépassés {days} jours.`,change_power_bound:`{kva} souscrits\xA0: dépassés au moins {days} jours (moyennes d’une demi-heure).`,change_power_fits:`{kva} souscrits\xA0: suffisent à tout ce qui a été mesuré.`,coverage_title:`Ce qui est connu`,coverage_years:`Année affichée`,coverage_label:`Les jours de {year} et ce qui en est connu\xA0; les flèches vont d’un jour à l’autre`,coverage_whole:`Les {days} jours sont connus en entier.`,coverage_one:`{days} jours sur {of} sont connus en entier\xA0; un seul ne l’est pas.`,coverage_some:`{days} jours sur {of} sont connus en entier\xA0; {missing} ne le sont pas.`,coverage_hint:`Choisissez un jour pour lire qui en a parlé.`,year_before:`Année précédente`,year_after:`Année suivante`,day_whole:`connu en entier`,day_doubted:`estimé ou douteux`,day_laid:`seul le total du jour`,day_part:`connu en partie`,day_none:`rien n’est connu`,day_outside:`hors de l’historique`,day_known:`connu à {share}`,day_said:`dit par {who}`,quality_1:`corrigé`,quality_2:`estimé`,quality_3:`partiel`,quality_4:`douteux`,origins:`Qui en a parlé`,origin_received:`reçu le {when}`,trust_hand:`corrigé à la main`,trust_file:`fichier du gestionnaire`,trust_gateway:`passerelle`,trust_meter:`le compteur lui-même`,trust_supplier:`fichier du fournisseur`,trust_entity:`un autre capteur`,values:`{count} valeurs`,undo:`Retirer`,undo_named:`Retirer\xA0: {name}`,undo_title:`Retirer tout ce qu’a dit «\xA0{name}\xA0» ?`,undo_text:`Ce que d’autres ont dit des mêmes jours reprend sa place\xA0; les statistiques sont réécrites.`,undo_do:`Retirer`,undone:`«\xA0{name}\xA0» a été retiré.`,undone_short:`retiré`,import_title:`Importer des fichiers`,import_drop:`Déposez des fichiers ici`,import_kinds:`Enedis, GRDF, fournisseurs\xA0: CSV, XLSX, JSON, ZIP, plusieurs à la fois. Ils sont d’abord regardés.`,import_choose:`Choisir des fichiers`,import_where_enedis:`Électricité\xA0: votre compte Enedis, «\xA0Suivre mes mesures\xA0», «\xA0Télécharger mes données\xA0».`,import_where_grdf:`Gaz\xA0: votre espace GRDF, «\xA0Ma consommation\xA0», télécharger en XLSX.`,import_admin:`Seul un administrateur peut importer des fichiers.`,sending:`Envoi de {name} ({number} sur {of})…`,looking:`Lecture des fichiers…`,taking:`Import en cours…`,upload_failed:`{name} n’a pas pu être envoyé à Home Assistant.`,import_whose:`Ces fichiers ne nomment aucun compteur. Ils sont de\xA0:`,import_no_point:`Ces fichiers ne nomment aucun compteur, et Hameau n’a encore aucun historique où les ranger. Ajoutez-en d’abord un à l’intégration.`,import_nothing_new:`Tout est déjà connu\xA0: importer ne change rien.`,import_do:`Importer {count} valeurs`,import_do_one:`Importer une valeur`,import_done:`Importé`,import_done_text:`Les statistiques de Home Assistant suivent dans la minute.`,import_more:`Importer d’autres fichiers`,counts:`{new} nouvelles, {changed} changées, {same} identiques`,count_new:`{count} nouvelles`,count_changed:`{count} changées`,count_same:`{count} identiques`,part_no_point:`aucun compteur nommé`,part_new_point:`{point}, pas encore dans Hameau`,part_empty:`aucune valeur`,spark:`{mean} par jour, du {from} au {to}`,step_5min:`5\xA0minutes`,step_10min:`10\xA0minutes`,step_15min:`15\xA0minutes`,step_20min:`20\xA0minutes`,step_30min:`demi-heures`,step_60min:`heures`,step_day:`jours`,step_gas_day:`jours gaziers (6\xA0h à 6\xA0h)`,step_meter_day:`jours du compteur`,doubt:`{text}\xA0: {count}`,doubt_first:`{text}\xA0: {count}, la première {when}`,doubt_duplicate:`Lignes en double`,doubt_conflict:`Deux valeurs pour un même moment`,doubt_overlap:`Intervalles qui se chevauchent, laissés`,doubt_negative:`Valeurs négatives`,doubt_ambiguous_hour:`L’heure répétée d’automne n’y est qu’une fois`,doubt_no_such_hour:`Heures que le printemps saute, laissées`,doubt_off_grid:`Instants hors de toute grille`,doubt_reset:`L’index est reparti`,doubt_no_values:`Des en-têtes sans valeurs`,doubt_direction_assumed:`Consommation ou production n’est pas dit\xA0: pris pour de la consommation`,doubt_unit_assumed:`L’unité n’est pas dite`,doubt_stamps_assumed:`Début ou fin de pas n’est pas dit`,doubt_starts_earlier:`Les dates de l’en-tête précèdent les données`,doubt_last_step_missing:`L’export s’arrête un pas trop tôt`,doubt_total_summed:`Pas de total\xA0: les index ont été additionnés`,doubt_snapshot_hour:`Index relevé en cours de journée\xA0: les jours sont estimés`,doubt_unknown_period:`Des index sans nom pendant un temps`,doubt_new_year_week:`La semaine du Nouvel An est en deux lignes`,doubt_edge_months:`Premier et dernier mois peut-être partiels`,doubt_other:`Singulier ({word})`,layout_enedis_curve:`Enedis, courbe de charge`,layout_enedis_index:`Enedis, index quotidiens`,layout_enedis_max_power:`Enedis, puissance maximale quotidienne`,layout_enedis_daily:`Enedis, jours`,layout_enedis_intervals:`Enedis, heures`,layout_enedis_r63:`Enedis, flux R63`,layout_enedis_json:`Réponse d’une passerelle`,layout_edf_daily:`EDF, jours`,layout_edf_powers:`EDF, puissances atteintes`,layout_octopus_daily:`Octopus Energy, jours`,layout_strasbourg_curve:`Strasbourg Électricité Réseaux, courbe de charge`,layout_grdf_daily:`GRDF, jours`,layout_grdf_weekly:`GRDF, semaines`,layout_grdf_monthly:`GRDF, mois`,layout_grdf_json:`GRDF, JSON`,layout_grdf_adict:`GRDF ADICT`,layout_household_days:`Tableau du foyer, jours`,layout_household_gas:`Tableau du foyer, gaz`,layout_household_prices:`Tableau du foyer, prix`,layout_archive:`ZIP de plusieurs fichiers`,error_bad_date:`Une date ne se lit pas.`,error_bad_direction:`Ni consommation, ni production.`,error_bad_interval:`Un intervalle finit avant de commencer.`,error_bad_json:`Ce JSON n’est pas de ceux que Hameau connaît.`,error_bad_number:`Une valeur n’est pas un nombre.`,error_bad_step:`Le pas de temps ne peut pas être juste.`,error_binary:`Ce n’est pas un tableau.`,error_damaged:`Le fichier est abîmé.`,error_empty_file:`Le fichier est vide.`,error_encrypted:`Le fichier est protégé par un mot de passe.`,error_entities:`Le fichier contient ce dont aucun tableau n’a besoin\xA0; il n’est pas ouvert.`,error_expands_too_much:`Décompressé, le fichier serait trop grand.`,error_missing_column:`Une colonne manque.`,error_nested_archive:`Un ZIP dans un ZIP n’est pas ouvert.`,error_old_excel:`C’est l’ancien format d’Excel\xA0: enregistrez-le en XLSX.`,error_too_large:`Le fichier est trop grand.`,error_too_many_members:`Le ZIP contient trop de fichiers.`,error_too_many_rows:`Le fichier a trop de lignes.`,error_unknown_layout:`Hameau ne connaît pas ce genre de fichier.`,error_wrong_unit:`L’unité n’est pas celle attendue.`,error_other:`Le fichier ne se lit pas ({word}).`,error_nothing:`Rien de ce fichier n’est gardé.`,where_member:`dans {what}`,where_sheet:`feuille\xA0{what}`,where_row:`ligne\xA0{what}`,where_column:`colonne\xA0{what}`,found:`Trouvé\xA0:`,expected:`Attendu\xA0:`,kilobytes:`Ko`,megabytes:`Mo`}}),w=e=>he(e.language);function T(e,t,n,r=void 0){let i=`${t}_${n}`;return i in me?e(i):r?e(r,{word:n}):n}var E=1e3,ge=e=>Math.abs(e)<10?2:+(Math.abs(e)<100),D=e=>e===`gas_volume`?`m³`:`kWh`;function O(e,t,n){return n==null?`–`:e.quantity(n/E,D(t),ge(n/E))}function k(e,t,n,r=!1){if(n==null)return`–`;let i=Math.abs(n)>=100,a=e.coins(Math.abs(n),t.config.currency??`EUR`,i?0:2),o=Math.abs(n)>=(i?.5:.005),s=n<0&&o?`−`:r&&o?`+`:``;return s?`${s}\u202f${a}`:a}function _e(e,t){let n=Math.round(100*t);return`${n>0?`+ `:n<0?`− `:``}${e.percent(Math.abs(n))}`}var A=(e,t,n=`W`)=>t==null?`–`:Math.abs(t)<999.5?e.quantity(t,n):e.quantity(t/E,`k${n}`,2),ve=class{language;zone;#e=new Map;constructor(e,t){this.language=e,this.zone=t}#t(e,t,n=this.zone){let r=JSON.stringify([e,n]),i=this.#e.get(r);return i||this.#e.set(r,i=new Intl.DateTimeFormat(this.language,{...e,timeZone:n})),ye(i.format(t),this.language)}full(e){return this.#t({day:`numeric`,month:`long`,year:`numeric`},e)}short(e){return this.#t({weekday:`short`,day:`numeric`,month:`short`,year:`numeric`},e)}dayMonth(e){return this.#t({day:`numeric`,month:`short`},e)}month(e){return this.#t({month:`long`,year:`numeric`},e)}shortMonth(e){return this.#t({month:`short`},e)}time(e){return this.#t({hour:`2-digit`,minute:`2-digit`},e)}date(e,t=!1){let n={day:`numeric`,month:`long`,...t?{year:`numeric`}:{}};return this.#t(n,Date.parse(`${e}T12:00:00Z`),`UTC`)}dated(e,t){return this.#t(t,Date.parse(`${e}T12:00:00Z`),`UTC`)}between(e,t,n,r=!1){if(t===n)return this.date(t,r);let[i,a]=[t.slice(0,7)===n.slice(0,7)?this.dated(t,{day:`numeric`}):this.date(t),this.date(n,r)];return e(`from_to`,{from:i,to:a})}interval(t,n,r){return t===`year`?String(e(n,this.zone).year):t===`month`?this.month(n):t===`day`?this.short(n):`${this.dayMonth(n)} · ${this.time(n)} – ${this.time(r)}`}span(t,n){let[r,i]=[e(t,this.zone),e(n-1,this.zone)];if(r.day===1&&e(n,this.zone).day===1)return r.month===1&&i.month===12?r.year===i.year?String(r.year):`${r.year} – ${i.year}`:r.month===i.month&&r.year===i.year?this.month(t):`${this.month(t)} – ${this.month(n-1)}`;let a=e(t,this.zone).hour===0&&e(n,this.zone).hour===0;return r.day===i.day&&n-t<936e5?a?this.short(t):`${this.short(t)}, ${this.time(t)} – ${this.time(n)}`:r.year===i.year?`${this.dayMonth(t)} – ${this.#t({day:`numeric`,month:`short`,year:`numeric`},n-1)}`:`${this.#t({day:`numeric`,month:`short`,year:`numeric`},t)} – ${this.#t({day:`numeric`,month:`short`,year:`numeric`},n-1)}`}},ye=(e,t)=>t.startsWith(`fr`)?e.replace(/^((?:\p{L}+\.? )?)1 (?=\p{L})/u,`$11ᵉʳ\xA0`):e,be=6e5,xe=15e3,j=class extends s{static properties={...s.properties,points:{state:!0},answer:{state:!0},second:{state:!0},stale:{state:!0},trouble:{state:!0},table:{state:!0}};static styles=[r,C];#e=``;#t=0;#n=0;#r=[];constructor(){super(),this.stale=!1,this.table=!1}beside(e){}suits=[`import`,`gas_energy`,`gas_volume`,`export`];aside(e,t){return h}get selection(){return this.hass&&le(this.hass)}connectedCallback(){super.connectedCallback(),this.#r=[ce(()=>this.ask(!0))],this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback();for(let e of this.#r)e();this.#r=[],this.#i=!1}#i=!1;matters(){return!1}tick(){this.hass&&(this.selection?.follow(this.hass),this.#n&&Date.now()>this.#n&&this.ask(!0))}willUpdate(e){let{hass:t,selection:n}=this;if(t&&n&&this.isConnected){if(this.classList.toggle(`dark`,t.themes?.darkMode===!0),!this.#i&&(this.#i=!0,n.follow(t),this.#r.push(n.listen(()=>this.requestUpdate())),n.awaits(t)))for(let e of[200,600,1500,4100])setTimeout(()=>this.#a(),e);this.ask()}}#a(){this.hass&&this.selection?.follow(this.hass),this.requestUpdate()}get fixed(){let e=this.config;return!!(e?.point||e?.quantity)}get scene(){let{hass:e,points:n,selection:r}=this,i=this.config;if(!e||!n)return;let a=this.fixed?{...i?.point&&{point:i.point},...i?.quantity&&{quantity:i.quantity}}:r?.source??{},o=n.flatMap(e=>e.quantities.map(t=>({point:e,known:t}))).filter(({known:e})=>this.suits.includes(e.quantity)),s=(a.point||a.quantity?o.find(({point:e,known:t})=>e.point===(a.point??e.point)&&t.quantity===(a.quantity??t.quantity)):void 0)??o.find(({point:e})=>e.point===a.point)??o.toSorted((e,t)=>this.suits.indexOf(e.known.quantity)-this.suits.indexOf(t.known.quantity))[0];return s&&{hass:e,say:w(e),format:t(e),dates:new ve(e.locale.language||e.language,s.point.zone),...s}}ask(e=!1){let{hass:t}=this;if(!t||t.connected===!1)return;(!this.points||e)&&this.#o(t,e);let n=this.scene,r=n&&this.question(n),i=n&&this.beside(n),a=r?JSON.stringify([r,i]):``;r&&(a!==this.#e||e)&&(this.stale=a!==this.#e,this.#e=a,this.#n=Date.now()+be,this.#s(t,r,i,++this.#t))}async#o(e,t){try{this.points=await x(e,t)}catch(e){if(!_(e))throw e;this.points??=[],this.#n=Date.now()+xe}}async#s(e,t,n,r){try{let i=[t,...n?[n]:[]].map(({type:t,message:n})=>v(e,t,n)),[a,o]=await Promise.all(i);if(r!==this.#t)return;this.answer=a,this.second=o,this.trouble=void 0}catch(e){if(!_(e))throw e;if(r!==this.#t)return;this.trouble=typeof e==`number`?`lost`:e.code,this.#n=Date.now()+xe,this.refusal=d(e)}this.stale=!1}refusal=``;render(){let{hass:e,config:t,points:n}=this;if(!e||!t)return h;let r=this.scene,i=w(e);return p`<ha-card>
      <div class="body">
        <header>
          <h2>${t.title||this.heading(i)}</h2>
          ${r?this.aside(r,this.answer):h}
        </header>
        ${this.#c(i,r,n)}
      </div>
    </ha-card>`}#c(e,t,n){return n?t?this.trouble&&(this.trouble===`no_data`||!this.answer)?this.refused(e):this.answer===void 0?p`<p class="blank soft" role="status">${e(`loading`)}</p>`:p`<div class="answer ${this.stale?`stale`:``}">${this.content(t,this.answer)}</div>`:this.without(e):p`<p class="blank soft" role="status">${e(`loading`)}</p>`}without(e){return p`<div class="notice" role="status">
      <span class="sign">${S(`past`,32)}</span><b>${e(`none_title`)}</b>
      <p>${e(`none_text`)}</p>
      ${this.hass?.user?.is_admin===!1?h:p`<button type="button" class="action" @click=${()=>ae(n)}>${e(`none_do`)}</button>`}
    </div>`}refused(e){let t=this.trouble===`no_data`;return p`<div class="notice" role="status">
      <span class="sign">${S(t?`past`:`alert`,32)}</span><b>${e(t?`no_data_title`:`failed_title`)}</b>
      <p>${t?e(`no_data_text`):this.refusal||e(`failed_text`)}</p>
    </div>`}toggle(e){let t=e(this.table?`show_chart`:`show_table`);return p`<button type="button" class="icon" aria-pressed=${this.table?`true`:`false`} aria-label=${t} title=${t} @click=${()=>this.table=!this.table}>
      ${S(this.table?`chart`:`table`)}
    </button>`}},Se=o`
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
    background: color-mix(in srgb, var(--grid) 80%, var(--surface));
  }
  .day.doubted {
    background: color-mix(in srgb, var(--amber) 75%, var(--surface));
    border: 2px dotted color-mix(in srgb, var(--ink) 60%, var(--surface));
  }
  .day.laid {
    background: color-mix(in srgb, var(--grid) 34%, var(--surface));
    border: 1px solid var(--grid);
  }
  .day.part {
    background: linear-gradient(0deg, color-mix(in srgb, var(--grid) 80%, var(--surface)) 0 var(--known), transparent var(--known));
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
`,Ce=o`
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
`;function we(e,t,n){let r=e=>{e.key===`Escape`&&n(!1)},i=e(`undo_title`,{name:t});return p`<div class="confirm" role="alertdialog" aria-label=${i} @keydown=${r}>
    <b>${i}</b>
    <span>${e(`undo_text`)}</span>
    <span class="row">
      <button type="button" class="action" @click=${()=>n(!0)}>${e(`undo_do`)}</button>
      <button type="button" class="action plain" @click=${()=>n(!1)}>${e(`cancel`)}</button>
    </span>
  </div>`}function Te(e){e.querySelector(`.confirm .plain`)?.focus()}var Ee=864e5,M=4;function De(e){let t=Date.UTC(e,0,1),n=(new Date(t).getUTCDay()+6)%7,r=(Date.UTC(e+1,0,1)-t)/Ee;return Array.from({length:r},(e,r)=>({date:new Date(t+r*Ee).toISOString().slice(0,10),week:Math.floor((r+n)/7),weekday:(r+n)%7}))}function N(e){return e?e.known<.005?`none`:e.known<.995?`part`:e.laid?`laid`:(e.quality??0)>=2?`doubted`:`whole`:`outside`}function Oe(e,{kind:t,trust:n}){let r=T(e,`layout`,t);return r===t?T(e,`trust`,n??t):r}var ke=class extends j{static properties={...j.properties,year:{state:!0},day:{state:!0},undoing:{state:!0},said:{state:!0}};static styles=[r,C,Se,Ce];heading(e){return e(`coverage_title`)}question({point:e,known:t}){let n=this.year??new Date(Math.min(Date.now(),t.last-1)).getFullYear();return{type:`past/coverage`,message:{point:e.point,quantity:t.quantity,year:n}}}aside({say:e,known:t},n){if(!n)return h;let[r,i]=[n.first_year??new Date(t.first).getFullYear(),n.last_year??new Date(t.last-1).getFullYear()],a=e=>{this.year=n.year+e,this.day=void 0};return p`<nav aria-label=${e(`coverage_years`)}>
      <button type="button" class="icon" aria-label=${e(`year_before`)} title=${e(`year_before`)} ?disabled=${n.year<=r} @click=${()=>a(-1)}>${S(`previous`)}</button>
      <b class="year" aria-live="polite">${n.year}</b>
      <button type="button" class="icon" aria-label=${e(`year_after`)} title=${e(`year_after`)} ?disabled=${n.year>=i} @click=${()=>a(1)}>${S(`next`)}</button>
    </nav>`}content(e,t){let{say:n,format:r}=e,i=t.days.filter(e=>e.known>.995).length,a=t.days.length-i;return p`<p>
        ${a===0?n(`coverage_whole`,{days:r.number(i)}):n(a===1?`coverage_one`:`coverage_some`,{days:r.number(i),of:r.number(t.days.length),missing:r.number(a)})}
      </p>
      ${this.#e(e,t)}
      <div class="legend">
        ${[`whole`,`laid`,`doubted`,`part`,`none`].filter(e=>t.days.some(t=>N(t)===e)).map(e=>p`<span><i class="day ${e}" aria-hidden="true"></i>${n(`day_${e}`)}</span>`)}
      </div>
      <div class="told" role="status">${this.#t(e,t)}</div>
      ${this.#n(e,t)} ${this.#r(e,t)}`}#e(e,t){let{say:n,dates:r}=e,i=De(t.year),a=new Map(t.days.map(e=>[e.date,e])),o=this.day?.startsWith(String(t.year))?this.day:void 0,s=(i.at(-1)?.week??52)+1,c=i.filter(({date:e})=>e.endsWith(`-01`)),l=e=>{let t=o?i.findIndex(({date:e})=>e===o):-1;this.day=i[Math.min(i.length-1,Math.max(0,t<0?0:t+e))]?.date};return p`<div
        class="calendar"
        role="application"
        tabindex="0"
        aria-label=${n(`coverage_label`,{year:String(t.year)})}
        style=${b({"--weeks":String(s)})}
        @click=${e=>{let t=e.target.dataset.date;t&&(this.day=t)}}
        @keydown=${e=>{let t={ArrowLeft:-7,ArrowRight:7,ArrowUp:-1,ArrowDown:1}[e.key];t!==void 0&&(e.preventDefault(),l(t))}}
        @focus=${()=>this.day??=t.days.at(-1)?.date}
      >
        ${c.map(({date:e,week:t})=>p`<span class="month" style=${b({"grid-column":`${t+1} / span 4`})}>${r.dated(e,{month:`short`})}</span>`)}
        ${i.map(({date:e,week:t,weekday:n})=>{let r=a.get(e);return p`<i
            class="day ${N(r)} ${e===o?`at`:``}"
            data-date=${e}
            style=${b({"grid-column":String(t+1),"grid-row":String(n+2),"--known":r?`${Math.round(100*r.known)}%`:`0%`})}
          ></i>`})}
      </div>`}#t({say:e,dates:t,format:n},r){if(!this.day)return e(`coverage_hint`);let i=r.days.find(({date:e})=>e===this.day),a=t.dated(this.day,{weekday:`long`,day:`numeric`,month:`long`,year:`numeric`});if(!i)return p`<b>${a}</b> ${e(`day_outside`)}`;let o=i.origins.map(e=>r.origins.find(t=>t.number===e)?.name).filter(Boolean),s=N(i),c=s===`part`?e(`day_known`,{share:n.percent(Math.floor(100*i.known))}):e(`day_${s}`),l=i.quality===null||i.quality===0?``:` · ${T(e,`quality`,String(i.quality))}`;return p`<b>${a}</b> ${c}${l}${o.length?p` · ${e(`day_said`,{who:o.join(`, `)})}`:h}`}#n({say:e,dates:t,format:n,known:r},{gaps:i}){if(i.length===0)return h;let a=[...i].sort((e,t)=>t.end-t.start-(e.end-e.start));return p`<ul class="notes">
      ${a.slice(0,M).map(i=>{let a=t.span(i.start,i.end);return p`<li>${i.value===null?e(`gap`,{span:a,reason:T(e,`gap`,i.reason)}):e(`gap_sum`,{span:a,total:O(n,r.quantity,i.value)})}</li>`})}
      ${i.length>M?p`<li>${e(`gaps_more`,{count:n.number(i.length-M)})}</li>`:h}
    </ul>`}#r(e,{origins:t}){let{say:n,dates:r,hass:i}=e,a=i.user?.is_admin!==!1;return p`<h3>${n(`origins`)}</h3>
      <ul class="origins">
        ${t.map(t=>p`<li>
            <div class="origin">
              <span><b>${t.name}</b><span class="soft">${Oe(n,t)} · ${this.#i(e,t)} · ${n(`origin_received`,{when:r.full(t.received)})}</span></span>
              ${a&&t.kind!==`meter`&&t.trust!==`meter`?p`<button type="button" class="icon" aria-label=${n(`undo_named`,{name:t.name})} title=${n(`undo`)} @click=${()=>this.undoing=t.number}>${S(`undo`)}</button>`:h}
            </div>
            ${this.undoing===t.number?this.#a(e,t):h}
          </li>`)}
      </ul>
      ${this.said?p`<p role="alert">${this.said}</p>`:h}`}#i({dates:e,say:t,format:n},r){return[r.first===null||r.last===null?``:e.span(r.first,r.last),t(`values`,{count:n.number(r.count)})].filter(Boolean).join(`, `)}#a({say:e,hass:t,point:n},r){let i=async()=>{try{await v(t,`import/undo`,{point:n.point,origin:r.number}),this.undoing=void 0,this.said=e(`undone`,{name:r.name}),y()}catch(t){if(!_(t))throw t;this.said=d(t)||e(`failed_text`)}};return we(e,r.name,e=>{e?i():this.undoing=void 0})}updated(e){e.has(`undoing`)&&this.undoing!==void 0&&Te(this.renderRoot)}},P={ink:[`--primary-text-color`,`#1c1c1e`],soft:[`--secondary-text-color`,`#6b7280`],line:[`--divider-color`,`#e5e7eb`],grid:[`--energy-grid-consumption-color`,`#488fc2`],return:[`--energy-grid-return-color`,`#8353d1`],gas:[`--energy-gas-color`,`#8e021b`],amber:[`--warning-color`,`#ffa600`],red:[`--error-color`,`#db4437`],blue:[`--blue-color`,`#2196f3`],tempoRed:[`--red-color`,`#f44336`]};function F(e){let t=getComputedStyle(e),n=(e,n)=>t.getPropertyValue(e).trim()||n,r=Object.fromEntries(Object.entries(P).map(([e,[t,r]])=>[e,n(t,r)])),i=n(`--ha-card-background`,``)||n(`--card-background-color`,`#fff`);return{...r,surface:i,font:t.fontFamily||`Roboto, sans-serif`}}var Ae={base:[`grid`,1,`plain`],off_peak:[`grid`,.5,`lines`],peak:[`grid`,1,`plain`],normal:[`grid`,.6,`plain`],mobile_peak:[`tempoRed`,1,`cross`],blue_off_peak:[`blue`,.45,`plain`],blue_peak:[`blue`,1,`plain`],white_off_peak:[`soft`,.25,`dots`],white_peak:[`soft`,.55,`dots`],red_off_peak:[`tempoRed`,.5,`stripes`],red_peak:[`tempoRed`,1,`stripes`]},je=[`blue_off_peak`,`blue_peak`,`white_off_peak`,`white_peak`,`red_off_peak`,`red_peak`,`off_peak`,`peak`,`base`,`normal`,`mobile_peak`],I=e=>e.toSorted((e,t)=>Me(e.period)-Me(t.period)),Me=e=>je.indexOf(e)+1||je.length+1,Ne={import:`grid`,export:`return`,gas_energy:`gas`,gas_volume:`gas`},Pe=e=>e===`soft`?`var(--soft)`:`var(${P[e][0]}, ${P[e][1]})`;function L(e,t){let[n,r,i]=Ae[e]??[`soft`,.4,`cross`],[a,o]=t?[t[n],t.surface]:[Pe(n),`var(--surface)`];return{colour:t?z(a,o,r):r===1?a:`color-mix(in srgb, ${a} ${100*r}%, ${o})`,pattern:i}}var R=(e,t)=>({colour:t?t[Ne[e]]:Pe(Ne[e]),pattern:`plain`});function Fe(e){let t=/^#([0-9a-f]{3,8})$/i.exec(e)?.[1];if(t){let e=t.length<6?[...t].map(e=>e+e).join(``):t;return[0,2,4].map(t=>parseInt(e.slice(t,t+2),16))}let n=e.match(/[\d.]+/g)?.map(Number)??[];return[n[0]??128,n[1]??128,n[2]??128]}function z(e,t,n){let[r,i]=[Fe(e),Fe(t)];return`rgb(${r.map((e,t)=>Math.round(e*n+(i[t]??0)*(1-n))).join(`, `)})`}function Ie(e,t){let n=t.surface;switch(e){case`stripes`:return{symbol:`rect`,color:n,dashArrayX:[1,0],dashArrayY:[2,5],rotation:-Math.PI/4};case`lines`:return{symbol:`rect`,color:n,dashArrayX:[1,0],dashArrayY:[1,5],rotation:0};case`dots`:return{symbol:`circle`,color:t.ink,symbolSize:.55,dashArrayX:[[5,5],[0,5,5,0]],dashArrayY:[5,0]};case`cross`:return{symbol:`rect`,color:n,dashArrayX:[1,0],dashArrayY:[1,4],rotation:Math.PI/4};default:return{symbol:`none`}}}var Le=[`mean`,`p10`,`p50`,`p90`],B=(e,t,n)=>e?e[t]*n/24:null;function Re({cells:e,slots:t,all:n}){return n?[...n]:Array.from({length:t},(t,n)=>{let r=e.map(e=>e[n]).filter(e=>!!e),i=r.reduce((e,t)=>e+t.count,0),a=e=>r.reduce((t,n)=>t+n[e]*n.count,0)/i;return i?{mean:a(`mean`),p10:a(`p10`),p25:a(`p25`),p50:a(`p50`),p75:a(`p75`),p90:a(`p90`),count:i}:null})}var ze=`2024-01-0`,Be=class extends j{static properties={...j.properties,measure:{state:!0},at:{state:!0}};static styles=[r,C,o`
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
      .axis {
        display: flex;
        justify-content: space-between;
        font-size: 11px;
        color: var(--soft);
      }
    `];constructor(){super(),this.measure=`mean`}heading(e){return e(`heatmap_title`)}question({point:e,known:t,hass:n}){let{selection:r}=this;if(!r||r.awaits(n))return;let{start:i,end:a}=r.span;return{type:`past/profile`,message:{point:e.point,quantity:t.quantity,start:i,end:a}}}aside({say:e}){return p`<nav aria-label=${e(`heatmap_title`)}>${this.toggle(e)}</nav>`}content(e,t){let{say:n,format:r,known:i}=e,{slots:a,cells:o}=t,s=o.flat().map(e=>B(e,this.measure,a)).filter(e=>e!==null);if(s.length===0)return this.refused(n);let c=Math.max(1,...s),l=R(i.quantity).colour,u=this.selection?.span;return p`<span class="soft span">${u?e.dates.span(u.start,u.end):``}</span>
      <span class="choice" role="group" aria-label=${n(`measure`)}>
        ${Le.map(e=>p`<button type="button" aria-pressed=${e===this.measure?`true`:`false`} title=${n(`measure_${e}_hint`)} @click=${()=>this.measure=e}>${n(`measure_${e}`)}</button>`)}
      </span>
      ${this.table?p`<div class="table" tabindex="0" role="region" aria-label=${n(`heatmap_title`)}>${this.#a(e,t)}</div>`:this.#t(e,t,c,l)}
      <div class="scale" style=${b({"--side":l})}><span>0</span><i aria-hidden="true"></i><span>${A(r,c)}</span><span>· ${n(`days_used`,{count:r.number(t.days_used)})}</span></div>
      ${this.#i(e,t,l)}`}#e({dates:e},t,n){return e.dated(`${ze}${t+1}`,{weekday:n})}#t(e,{slots:t,cells:n},r,i){let{say:a,format:o}=e,s=e=>{let[n,r]={ArrowLeft:[0,-1],ArrowRight:[0,1],ArrowUp:[-1,0],ArrowDown:[1,0]}[e.key]??[];if(n===void 0||r===void 0)return;e.preventDefault();let[i,a]=this.at??[0,0];this.at=[(i+n+7)%7,(a+r+t)%t]},c=e=>{let t=e.target.dataset.at?.split(`,`).map(Number);t&&(this.at=[t[0]??0,t[1]??0])},l=(e,a)=>{let o=B(n[e]?.[a],this.measure,t),s=o===null?0:8+92*o/r,c=this.at?.[0]===e&&this.at[1]===a;return p`<i class="cell ${o===null?`hole`:``} ${c?`at`:``}" data-at="${e},${a}" style=${b(o===null?{}:{"--fill":`color-mix(in srgb, ${i} ${s.toFixed(0)}%, var(--surface))`})}></i>`},u=[0,6,12,18],d=t/24;return p`<div
        class="map"
        role="application"
        tabindex="0"
        aria-label=${a(`heatmap_label`)}
        style=${b({"grid-template-columns":`38px repeat(${t}, minmax(0, 1fr))`})}
        @keydown=${s}
        @pointermove=${c}
        @pointerdown=${c}
        @focus=${()=>this.at??=[0,19*d]}
      >
        ${n.map((n,r)=>p`<span>${this.#e(e,r,`short`)}</span>${Array.from({length:t},(e,t)=>l(r,t))}`)}
        <span></span>${u.map(e=>p`<span class="hour" style=${b({"grid-column":`span ${6*d}`})}>${o.number(e)} h</span>`)}
      </div>
      <p class="told" role="status">${this.#r(e,{slots:t,cells:n})}</p>`}#n({format:e},t,n){let r=t*1440/n;return`${e.number(Math.floor(r/60))}\u00a0h${r%60?`\u00a0${(e=>String(e).padStart(2,`0`))(r%60)}`:``}`}#r(e,{slots:t,cells:n}){let{say:r,format:i}=e;if(!this.at)return r(`heatmap_hint`);let[a,o]=this.at,s=n[a]?.[o],c=r(`heatmap_when`,{day:this.#e(e,a,`long`),from:this.#n(e,o,t),to:this.#n(e,o+1,t)});if(!s)return r(`heatmap_told`,{when:c,power:r(`unknown`)});let l=e=>A(i,B(s,e,t));return p`<b>${r(`heatmap_told`,{when:c,power:l(`mean`)})}</b> ${r(`heatmap_band`,{low:l(`p10`),high:l(`p90`),count:i.number(s.count)})}`}#i({say:e,format:t},n,r){let{slots:a}=n,o=Re(n),s=Math.max(1,...o.map(e=>B(e,`p90`,a)??0))*1.05,c=Ve(o),l=e=>(1e3*e/a).toFixed(1),u=(e,t)=>(100-100*(B(e,t,a)??0)/s).toFixed(1),d=(e,t)=>e.flatMap(e=>[`${l(e)},${u(o[e],t)}`,`${l(e+1)},${u(o[e],t)}`]);return p`<div>
      <span class="soft">${e(`profile_title`,{power:A(t,s/1.05)})}</span>
      <svg class="profile" viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label=${e(`profile_label`)}>
        <line x1="0" x2="1000" y1="99.5" y2="99.5" stroke="var(--line)" vector-effect="non-scaling-stroke"></line>
        ${c.map(e=>i`<polygon points=${[...d(e,`p90`),...d(e,`p10`).reverse()].join(` `)} style=${`fill: ${r}; opacity: 0.22`}></polygon>
          <polyline points=${d(e,`mean`).join(` `)} fill="none" style=${`stroke: ${r}`} stroke-width="2" vector-effect="non-scaling-stroke"></polyline>`)}
      </svg>
      <div class="axis" aria-hidden="true">${[0,6,12,18,24].map(e=>p`<span>${e} h</span>`)}</div>
    </div>`}#a(e,{slots:t,cells:n}){let{say:r,format:i}=e;return p`<table>
      <caption>
        ${r(`heatmap_title`)}
      </caption>
      <thead>
        <tr><th scope="col">${r(`column_hour`)}</th>${n.map((t,n)=>p`<th scope="col">${this.#e(e,n,`short`)}</th>`)}</tr>
      </thead>
      <tbody>
        ${Array.from({length:t},(r,a)=>p`<tr><th scope="row">${this.#n(e,a,t)}</th>${n.map(e=>e[a]?p`<td>${A(i,B(e[a],this.measure,t))}</td>`:p`<td class="none">–</td>`)}</tr>`)}
      </tbody>
    </table>`}};function Ve(e){let t=[];return e.forEach((e,n)=>{if(!e)return;let r=t.at(-1);r?.at(-1)===n-1?r.push(n):t.push([n])}),t}function He({say:e,format:t},n){let r=n/1e3;return r<1e3?t.quantity(Math.max(1,Math.round(r)),e(`kilobytes`)):t.quantity(r/1e3,e(`megabytes`),1)}function Ue(e,t){let{say:n}=e,r=t.layout?T(n,`layout`,t.layout):``;return p`<li class=${t.error?`wrong`:``}>
    <div class="file">
      <span class="mark">${S(t.error?`wrong`:`file`)}</span>
      <span><b>${t.name}</b><span class="soft">${[r,He(e,t.size)].filter(Boolean).join(` · `)}</span></span>
    </div>
    ${t.error?We(e,t.error):t.parts.length?t.parts.map(t=>Ge(e,t)):p`<span class="soft">${n(`part_empty`)}</span>`}
  </li>`}var V=e=>e==null?``:String(e);function We({say:e},t){let[n,r]=[V(t.found),V(t.expected)],i=[`member`,`sheet`,`row`,`column`].filter(e=>V(t[e])).map(n=>e(`where_${n}`,{what:V(t[n])}));return p`<div class="error" role="alert">
    <b>${T(e,`error`,t.key,`error_other`)}</b>
    ${i.length?p`<span>${i.join(`, `)}</span>`:h} ${n?p`<span>${e(`found`)} <q>${n}</q></span>`:h}
    ${r?p`<span>${e(`expected`)} <q>${r}</q></span>`:h}
    <span class="soft">${e(`error_nothing`)}</span>
  </div>`}function Ge(e,t){let{say:n,dates:r,format:i,points:a}=e,o=a.find(e=>e.point===t.point),s=t.point===null?n(`part_no_point`):o?o.title:n(`part_new_point`,{point:t.point}),c=t.first===null||t.last===null?n(`part_empty`):r.span(t.first,t.last),{counts:l}=t,u=[T(n,`quantity`,t.quantity),t.register].filter(Boolean).join(` `);return p`<div class="part">
    <span><b>${u}</b> <span class="soft">${s}</span></span>
    <span>${c} · ${T(n,`step`,t.step)}</span>
    <span class="counts">
      <span class=${l.new?`fresh`:`soft`}>${n(`count_new`,{count:i.number(l.new)})}</span>
      <span class=${l.changed?`fresh`:`soft`}>${n(`count_changed`,{count:i.number(l.changed)})}</span>
      <span class="soft">${n(`count_same`,{count:i.number(l.same)})}</span>
    </span>
    ${qe(e,t)} ${Ke(e,t)}
  </div>`}var H=3;function Ke({say:e,dates:t,format:n},{gaps:r,doubts:i}){let a=[...r.slice(0,H).map(n=>e(`gap`,{span:t.span(n.start,n.end),reason:T(e,`gap`,n.reason)})),...r.length>H?[e(`gaps_more`,{count:n.number(r.length-H)})]:[],...i.map(({kind:r,count:i,first:a})=>{let o=T(e,`doubt`,r,`doubt_other`);return a===null?e(`doubt`,{text:o,count:n.number(i)}):e(`doubt_first`,{text:o,count:n.number(i),when:t.short(a)})})];return a.length?p`<ul class="notes">${a.map(e=>p`<li>${e}</li>`)}</ul>`:h}var U=300,W=44;function qe({say:e,format:t,dates:n},{chart:r,quantity:a}){if(r.length<2)return h;let o=Je(r,150),s=Math.max(1,...o.map(({value:e})=>e??0)),c=U/o.length,l=r.filter(([,e])=>e!==null),u=l.reduce((e,[,t])=>e+(t??0),0)/Math.max(1,l.length)/1e3,d=a===`gas_volume`?`m³`:`kWh`,f=e(`spark`,{mean:t.quantity(u,d,1),from:n.full(r[0]?.[0]??0),to:n.full(r.at(-1)?.[0]??0)});return p`<svg class="spark" viewBox="0 0 ${U} ${W}" preserveAspectRatio="none" role="img" aria-label=${f}>
      <line x1="0" x2=${U} y1=${43.5} y2=${43.5} class="foot" vector-effect="non-scaling-stroke"></line>
      ${o.map(({value:e},t)=>e===null?h:i`<rect x=${(t*c).toFixed(2)} width=${(c*.8).toFixed(2)} y=${(W-W*e/s).toFixed(2)} height=${(W*e/s).toFixed(2)}></rect>`)}
    </svg>
    <span class="soft">${f}</span>`}function Je(e,t){let n=Math.ceil(e.length/t);return Array.from({length:Math.ceil(e.length/n)},(t,r)=>{let i=e.slice(r*n,(r+1)*n).flatMap(([,e])=>e===null?[]:[e]);return{value:i.length?i.reduce((e,t)=>e+t,0)/i.length:null}})}var Ye=o`
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
    fill: var(--grid);
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
`,Xe=class extends s{static properties={...s.properties,step:{state:!0},preview:{state:!0},taken:{state:!0},refused:{state:!0},over:{state:!0},points:{state:!0},chosen:{state:!0},sent:{state:!0},undoing:{state:!0},undone:{state:!0}};static styles=[r,C,Ye,Ce];#e;constructor(){super(),this.step=`rest`,this.over=!1,this.points=[],this.sent=``,this.undone=new Set}tick(){}matters(){return!1}connectedCallback(){super.connectedCallback(),this.#e=ce(()=>void this.#t()),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.()}firstUpdated(){this.#t()}async#t(){try{this.hass&&(this.points=await x(this.hass))}catch(e){if(!_(e))throw e}}async#n(e,t,n){let{hass:r}=this;if(r){this.step=e,this.refused=void 0;try{await n(r)}catch(e){if(!_(e)&&!(e instanceof TypeError)&&!(e instanceof K))throw e;this.step=t,this.refused=e instanceof K?w(r)(`upload_failed`,{name:e.message}):_(e)?d(e):w(r)(`failed_text`)}}}#r(e){e.length!==0&&this.#n(`sending`,`rest`,async t=>{let n=[];for(let[r,i]of e.entries())this.sent=w(t)(`sending`,{name:i.name,number:String(r+1),of:String(e.length)}),n.push(await Qe(t,i));this.step=`looking`,this.preview=await v(t,`import/preview`,{file_ids:n}),this.step=`shown`})}#i(){let{preview:e,chosen:t}=this;if(!e)return;let n=e.files.flatMap((e,t)=>e.error||e.parts.length===0?[]:[t]);this.#n(`taking`,`shown`,async r=>{let i=Ze(e)?{point:t??G(e,this.points)[0]?.point}:{},{changes:a}=await v(r,`import/confirm`,{preview:e.preview,files:n,...i});this.taken=a,this.undone=new Set,this.step=`taken`,y()})}#a(e){this.undoing=void 0,this.#n(`taken`,`taken`,async t=>{await v(t,`import/undo`,{point:e.point,origin:e.origin}),this.undone=new Set([...this.undone,e.origin]),y()})}#o(){this.step=`rest`,this.preview=void 0,this.taken=void 0,this.undoing=void 0,this.refused=void 0}render(){let{hass:e,config:t}=this;if(!e||!t)return h;let n=w(e),r=e.user?.is_admin!==!1;return p`<ha-card
      @dragover=${e=>r&&this.#s(e,!0)}
      @dragleave=${e=>this.#s(e,!1)}
      @drop=${e=>r&&this.#c(e)}
    >
      <div class="body">
        <header><h2>${t.title||n(`import_title`)}</h2></header>
        ${this.refused===void 0?h:p`<p class="refused" role="alert">${S(`alert`,20)}<span>${this.refused}</span></p>`}
        ${r?this.#l(e,n):p`<p class="soft">${n(`import_admin`)}</p>`}
      </div>
    </ha-card>`}updated(e){e.has(`undoing`)&&this.undoing&&Te(this.renderRoot)}#s(e,t){e.dataTransfer?.types.includes(`Files`)&&(e.preventDefault(),this.over=t&&(this.step===`rest`||this.step===`taken`))}#c(e){e.preventDefault(),this.over=!1,(this.step===`rest`||this.step===`taken`)&&this.#r([...e.dataTransfer?.files??[]])}#l(e,t){let{step:n,preview:r,taken:i}=this;return n===`sending`?p`<p class="blank" role="status">${this.sent}</p>`:n===`looking`?p`<p class="blank" role="status">${t(`looking`)}</p>`:n===`taken`&&i?this.#m(e,t,i):(n===`shown`||n===`taking`)&&r?this.#f(e,t,r):this.#u(t)}#u(e){return p`<label class="door ${this.over?`over`:``}">
        <span class="sign">${S(`drop`,40)}</span>
        <b>${e(`import_drop`)}</b>
        <span class="soft">${e(`import_kinds`)}</span>
        <span class="action" aria-hidden="true">${e(`import_choose`)}</span>
        <input type="file" multiple accept=".csv,.xlsx,.xls,.json,.xml,.zip,.txt" aria-label=${e(`import_choose`)} @change=${e=>{let t=e.target;this.#r([...t.files??[]]),t.value=``}} />
      </label>
      <ul class="notes"><li>${e(`import_where_enedis`)}</li><li>${e(`import_where_grdf`)}</li></ul>`}#d(e,n){let r=this.points[0]?.zone??e.config.time_zone;return{hass:e,say:n,format:t(e),dates:new ve(e.locale.language||e.language,r),points:this.points}}#f(e,t,n){let r=this.#d(e,t),i=n.files.filter(e=>!e.error&&e.parts.length>0),a=i.flatMap(e=>e.parts).reduce((e,{counts:t})=>e+t.new+t.changed,0),o=Ze(n),s=i.length>0&&this.step===`shown`&&(!o||G(n,this.points).length>0);return p`<ol class="files">
        ${n.files.map(e=>Ue(r,e))}
      </ol>
      ${o?this.#p(t,G(n,this.points)):h}
      ${i.length&&a===0?p`<p class="soft">${t(`import_nothing_new`)}</p>`:h}
      <div class="row">
        ${i.length&&a===0?h:p`<button type="button" class="action" ?disabled=${!s} @click=${()=>this.#i()}>
              ${this.step===`taking`?t(`taking`):t(a===1?`import_do_one`:`import_do`,{count:r.format.number(a)})}
            </button>`}
        <button type="button" class="action plain" ?disabled=${this.step===`taking`} @click=${()=>this.#o()}>${t(i.length&&a===0?`import_more`:`cancel`)}</button>
      </div>`}#p(e,t){return t.length===0?p`<p class="refused" role="alert">${S(`alert`,20)}<span>${e(`import_no_point`)}</span></p>`:p`<label class="whose"
      ><span>${e(`import_whose`)}</span>
      <select @change=${e=>this.chosen=e.target.value}>
        ${t.map(e=>p`<option value=${e.point} ?selected=${e.point===this.chosen}>${e.title}</option>`)}
      </select></label
    >`}#m(e,t,n){let{format:r}=this.#d(e,t),i=e=>this.preview?.files[e.file]?.name??``;return p`<div class="result" role="status">
        <span class="sign">${S(`done`,32)}</span><b>${t(`import_done`)}</b>
        <p class="soft">${t(`import_done_text`)}</p>
      </div>
      <ol class="files">
        ${n.map(e=>p`<li class="taken">
            <div class="kept">
              <span
                ><b>${i(e)}</b><span class="soft">${T(t,`quantity`,e.quantity)} · ${t(`counts`,{new:r.number(e.new),changed:r.number(e.changed),same:r.number(e.same)})}</span></span
              >
              ${this.undone.has(e.origin)?p`<span class="soft">${t(`undone_short`)}</span>`:p`<button type="button" class="action plain" aria-label=${t(`undo_named`,{name:i(e)})} @click=${()=>this.undoing=e}>${S(`undo`,20)}${t(`undo`)}</button>`}
            </div>
            ${this.undoing===e?we(t,i(e),t=>t?this.#a(e):this.undoing=void 0):h}
          </li>`)}
      </ol>
      <div class="row"><button type="button" class="action" @click=${()=>this.#o()}>${t(`import_more`)}</button></div>`}},Ze=({files:e})=>e.some(e=>!e.error&&e.parts.some(e=>e.point===null));function G({files:e},t){let n=e.flatMap(e=>e.error?[]:e.parts).filter(e=>e.point===null),r=new Set(n.map(e=>e.quantity.startsWith(`gas`)?`gas`:`electricity`));return t.filter(({kind:e})=>r.has(e))}var K=class extends Error{};async function Qe(e,t){let n=new FormData;n.append(`file`,t);let r=await e.fetchWithAuth?.(`/api/file_upload`,{method:`POST`,body:n});if(!r?.ok)throw new K(t.name);let{file_id:i}=await r.json();return i}var q=class{host;picked;broken=!1;#e;#t;#n=!1;constructor(e,t=void 0){this.host=e,this.picked=t,this.#r()}show(e,t){if(this.#e&&this.#e.element!==e&&this.dispose(),e&&t){if(!this.#t)return void this.#r();this.#e||(this.#e=this.#t(e),this.#e.picked=this.picked),this.#e.draw(t)}}async#r(){if(!(this.#n||this.broken)){this.#n=!0;try{let{Canvas:e}=await fe(async()=>{let{Canvas:e}=await import(`./canvas-CXOMOqkZ.js`);return{Canvas:e}},[]);this.#t=t=>new e(t)}catch(e){if(!(e instanceof TypeError))throw e;this.broken=!0}this.#n=!1,this.host.isConnected&&this.host.requestUpdate()}}dispose(){this.#e?.dispose(),this.#e=void 0}},$e=6.4;function et(e,t){let n=Math.max(1,...e.map(e=>e.length)),r=Math.max(1,t)/Math.max(1,e.length),i=(n*$e+8)/r;return[1,2,3,4,6,7,12,14,24,28].find(e=>e>=i)??Math.ceil(i)}function tt(e,t){let n=Math.max(e-t,1e-6)/5,r=10**Math.floor(Math.log10(n)),i=r*([1,2,2.5,5,10].find(e=>e*r>=n)??10);return{min:Math.floor(t/i)*i||0,max:Math.ceil(e*1.02/i)*i||i,step:i}}function nt({stacks:e,labels:t}){let[n,r]=[0,0],i=new Set(e.map(e=>e.stack));for(let a of i)for(let i=0;i<t.length;i+=1){let t=e.filter(e=>e.stack===a).map(e=>e.values[i]??0);n=Math.max(n,t.filter(e=>e>0).reduce((e,t)=>e+t,0)),r=Math.min(r,t.filter(e=>e<0).reduce((e,t)=>e+t,0))}return{most:n,least:r}}function rt(e,t,n){let{most:r,least:i}=nt(e),a=tt(r||1,i),o={color:t.soft,fontFamily:t.font,fontSize:11},s=et(e.labels,n-50),c=new Set(e.stacks.map(({stack:e})=>e)).size,l=e.labels.length>60?`12%`:c>2?`18%`:`28%`;return{animation:!1,textStyle:{fontFamily:t.font},grid:{left:2,right:4,top:10,bottom:6,outerBoundsMode:`same`,outerBoundsContain:`axisLabel`},xAxis:[{type:`category`,data:[...e.labels],axisLine:{onZero:!0,lineStyle:{color:t.soft}},axisTick:{show:!1},axisLabel:{...o,interval:e=>e%s===0,hideOverlap:!0,margin:8},axisPointer:{type:`shadow`,label:{show:!1}}},{type:`category`,data:[...e.labels],show:!1}],yAxis:[{type:`value`,min:a.min,max:a.max,interval:a.step,splitLine:{lineStyle:{color:t.line}},axisLabel:{...o,formatter:t=>e.axis(t)}},{type:`value`,min:0,max:1,show:!1}],tooltip:{trigger:`axis`,renderMode:`richText`,confine:!0,backgroundColor:t.surface,borderColor:t.line,textStyle:{color:t.ink,fontFamily:t.font,fontSize:13,lineHeight:18},axisPointer:{type:`shadow`,shadowStyle:{color:t.soft,opacity:.12}},formatter:t=>e.tip(it(t)).join(`
`)},series:[ot(e,t),...e.stacks.map(n=>at(n,e,t,l))]}}function it(e){return(Array.isArray(e)?e[0]:e)?.dataIndex??0}function at(e,t,n,r){let{colour:i,pattern:a}=e.look,o={color:z(n.soft,n.surface,.14),borderColor:n.soft,borderType:[3,2],borderWidth:1},s=r=>e.ghost?o:{color:r?z(i,n.surface,.55):i,decal:Ie(a,n),borderColor:n.surface,borderWidth:t.labels.length>40?0:.5};return{type:`bar`,name:e.name,stack:e.stack,barCategoryGap:r,barGap:`6%`,itemStyle:s(!1),emphasis:{disabled:!0},data:e.values.map((e,n)=>t.laid?.[n]?{value:e??`-`,itemStyle:s(!0)}:e??`-`)}}function ot(e,t){let n={symbol:`rect`,color:z(t.soft,t.surface,.7),dashArrayX:[1,0],dashArrayY:[1,5],rotation:Math.PI/4},r=e=>({color:z(t.soft,t.surface,.1),opacity:e>.99?.9:.35,decal:n});return{type:`bar`,name:`holes`,xAxisIndex:1,yAxisIndex:1,barWidth:`100%`,silent:!0,z:0,tooltip:{show:!1},data:e.holes.map(e=>e>.005?{value:1,itemStyle:r(e)}:`-`)}}var st=[0,.01,.05,.1,.25,.5,.75,.9,1],ct=8766;function lt(e,t){return(e.findLast(([e])=>e<=t+1e-9)??e[0])?.[1]??null}function ut({curve:e,subscribed_va:t,base_w:n},{say:r,format:i},a){let o={color:a.soft,fontFamily:a.font,fontSize:11},s=tt(Math.max(e[0]?.[1]??1,t??0)/1e3,0),c={...o,color:a.ink,backgroundColor:a.surface,padding:[2,5],borderRadius:4},l=[...t?[{yAxis:t/1e3,lineStyle:{color:a.ink,width:1.5,type:`solid`},label:{...c,position:`insideEndTop`,formatter:r(`load_limit`,{power:i.kva(t)})}}]:[],...n===null?[]:[{yAxis:n/1e3,lineStyle:{color:a.soft,width:1.5,type:`dashed`},label:{...c,position:`insideEndTop`,formatter:r(`load_base_mark`,{power:A(i,n)})}}]];return{animation:!1,textStyle:{fontFamily:a.font},grid:{left:2,right:14,top:10,bottom:6,outerBoundsMode:`same`,outerBoundsContain:`axisLabel`},xAxis:{type:`value`,min:0,max:1,interval:.25,splitLine:{show:!1},axisLine:{show:!0,lineStyle:{color:a.soft}},axisLabel:{...o,formatter:e=>i.percent(100*e)}},yAxis:{type:`value`,min:0,max:s.max,interval:s.step,splitLine:{lineStyle:{color:a.line}},axisLabel:{...o,formatter:e=>e===0?`0`:i.quantity(e,`kW`,1,0)}},tooltip:{trigger:`axis`,renderMode:`richText`,confine:!0,backgroundColor:a.surface,borderColor:a.line,textStyle:{color:a.ink,fontFamily:a.font,fontSize:13,lineHeight:18},axisPointer:{type:`line`,lineStyle:{color:a.soft,type:`solid`},label:{show:!1}},formatter:e=>dt(e[0]?.value??[0,0],r,i).join(`
`)},series:[{type:`line`,symbol:`none`,emphasis:{disabled:!0},data:e.map(([e,t])=>[e,t/1e3]),lineStyle:{width:2,color:a.grid},areaStyle:{color:z(a.grid,a.surface,.3)},markLine:{silent:!0,symbol:`none`,data:l}}]}}function dt([e,t],n,r){return[n(`load_tip`,{power:A(r,1e3*t),share:r.percent(Math.round(100*e))}),n(`load_tip_hours`,{hours:r.number(Math.round(e*ct))})]}var ft=class extends j{static styles=[r,C,o`
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
    `];suits=[`import`];#e=new q(this);heading(e){return e(`load_title`)}question({point:e,hass:t}){let{selection:n}=this;if(!n||n.awaits(t))return;let{start:r,end:i}=n.span;return{type:`past/load`,message:{point:e.point,quantity:`import`,start:r,end:i}}}aside({say:e}){return p`<nav aria-label=${e(`load_title`)}>${this.toggle(e)}</nav>`}disconnectedCallback(){super.disconnectedCallback(),this.#e.dispose()}updated(e){let{scene:t,answer:n}=this;if(!t||!n?.curve.length)return this.#e.show(null,void 0);let r=F(this);this.#e.show(this.renderRoot.querySelector(`.chart`),()=>ut(n,t,r))}content(e,t){let{say:n,format:r,dates:i}=e;if(t.curve.length===0)return this.refused(n);let{over:a,subscribed_va:o}=t,s=(e,t,n)=>p`<div class="figure"><span class="soft">${e}</span><span class="value second">${t}</span><span class="soft">${n}</span></div>`,c=t.base_how,l=c?n(`load_base_how`,{low:A(r,c.low),high:A(r,c.high)}):``,u=t.peak_w!==null&&o?n(`load_share`,{share:r.percent(100*t.peak_w/o),limit:r.kva(o)}):``,d=n(`load_label`,{base:A(r,t.base_w),peak:A(r,t.peak_w)}),f=this.selection?.span;return p`<span class="soft span">${f?i.span(f.start,f.end):``}</span>
      <div class="figures">
        ${s(n(`load_base`),A(r,t.base_w),l)}
        ${s(n(`load_peak`),A(r,t.peak_w),[t.peak_at===null?``:`${i.short(t.peak_at)}, ${i.time(t.peak_at)}`,u].filter(Boolean).join(` · `))}
      </div>
      ${this.table||this.#e.broken?p`<div class="table" tabindex="0" role="region" aria-label=${d}>${this.#t(e,t)}</div>`:p`<div class="stage"><div class="chart" role="img" aria-label=${d}></div></div>`}
      ${a===null||o===null?h:a.count===0?p`<p class="soft">${n(`load_never`,{limit:r.kva(o)})}</p>`:p`<p>${n(a.count===1?`load_over_one`:`load_over_many`,{count:r.number(a.count),limit:r.kva(o),hours:r.duration(a.hours*3600)})}</p>
              <ol class="peaks">
                ${a.top.slice(0,6).map(e=>p`<li><span>${e.measured===`max_power`?i.short(e.at):`${i.short(e.at)}, ${i.time(e.at)}`}</span><b>${A(r,e.value,e.measured===`max_power`?`VA`:`W`)}</b></li>`)}
              </ol>`}
      <ul class="notes">
        <li>${n(a?.top.some(({measured:e})=>e===`max_power`)?`load_note_max`:`load_note`)}</li>
        ${t.known<.98?p`<li>${n(`known_span`,{share:r.percent(Math.floor(100*t.known))})}</li>`:h}
      </ul>`}#t({say:e,format:t},{curve:n}){return p`<table>
      <caption>
        ${e(`load_title`)}
      </caption>
      <thead>
        <tr><th scope="col">${e(`column_share`)}</th><th scope="col">${e(`column_power`)}</th></tr>
      </thead>
      <tbody>
        ${st.map(e=>p`<tr><th scope="row">${t.percent(100*e)}</th><td>${A(t,lt(n,e))}</td></tr>`)}
      </tbody>
    </table>`}},pt=[`plain`,`stripes`,`plain`,`plain`],mt=[1,.66,.42,.22],ht=e=>({years:e.years.slice(-4),months:e.months.slice(-4)}),J=e=>!!e&&e.value!==null&&e.known<.98,Y=e=>`2025-${String(e+1).padStart(2,`0`)}-15`;function gt({say:e,format:t,dates:n,known:r},i,a){let{years:o,months:s}=i,c=R(r.quantity,a),l=e=>n.dated(Y(e),{month:`long`});return{labels:Array.from({length:12},(e,t)=>n.dated(Y(t),{month:`short`})),stacks:o.map((e,t)=>({name:String(e),stack:String(e),look:{colour:z(c.colour,a.surface,mt[o.length-1-t]??.2),pattern:pt[o.length-1-t]??`cross`},values:(s[t]??[]).map(e=>e?.value==null?null:e.value/1e3)})),holes:Array.from({length:12},()=>0),axis:e=>e===0?`0`:t.quantity(e,D(r.quantity)),tip:n=>[l(n),...o.map((i,a)=>{let o=s[a]?.[n];return`${i}\u00a0: ${o?.value==null?e(`unknown`):`${J(o)?`≥\xA0`:``}${O(t,r.quantity,o.value)}`}`})]}}var _t=class extends j{#e=new q(this);heading(e){return e(`months_title`)}question({point:e,known:t}){return{type:`past/months`,message:{point:e.point,quantity:t.quantity}}}aside({say:e}){return p`<nav aria-label=${e(`months_title`)}>${this.toggle(e)}</nav>`}disconnectedCallback(){super.disconnectedCallback(),this.#e.dispose()}updated(e){let{scene:t,answer:n}=this;if(!t||!n)return this.#e.show(null,void 0);let r=F(this),i=gt(t,ht(n),r);this.#e.show(this.renderRoot.querySelector(`.chart`),e=>rt(i,r,e))}content(e,t){let{say:n,known:r}=e,i=ht(t),{years:a}=i,o=a.flatMap((t,n)=>(i.months[n]??[]).flatMap((n,r)=>J(n)?[`${e.dates.dated(Y(r),{month:`long`})} ${t}`]:[])),s=n(`months_label`,{what:T(n,`quantity`,r.quantity),years:a.join(`, `)});return p`${this.table||this.#e.broken?p`<div class="table" tabindex="0" role="region" aria-label=${s}>${this.#t(e,t)}</div>`:p`<div class="stage"><div class="chart" role="img" aria-label=${s}></div></div>`}
      <div class="legend">
        ${a.map((e,t)=>p`<span><i class="swatch ${pt[a.length-1-t]}" style=${b({"--fill":vt(r.quantity,mt[a.length-1-t]??.2)})} aria-hidden="true"></i>${e}</span>`)}
      </div>
      ${o.length?p`<ul class="notes"><li>${n(`months_partial`,{months:o.slice(0,6).join(`, `)+(o.length>6?`…`:``)})}</li></ul>`:``}`}#t({say:e,format:t,dates:n,known:r,hass:i},{years:a,months:o}){let s=n=>n?.value==null?p`<td class="none">${e(`unknown`)}</td>`:p`<td>${J(n)?`≥ `:``}${O(t,r.quantity,n.value)}${n.cost===null?``:p` <span class="soft">${k(t,i,n.cost)}</span>`}</td>`;return p`<table>
      <caption>
        ${e(`months_title`)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${e(`column_month`)}</th>
          ${a.map(e=>p`<th scope="col">${e}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Array.from({length:12},(e,t)=>p`<tr><th scope="row">${n.dated(Y(t),{month:`long`})}</th>${a.map((e,n)=>s(o[n]?.[t]))}</tr>`)}
      </tbody>
    </table>`}},vt=(e,t)=>{let{colour:n}=R(e);return t===1?n:`color-mix(in srgb, ${n} ${100*t}%, var(--surface))`},X=864e5;function yt(e,t){let n=(e.end-e.start)/X,r=t.step===`day`||t.step===`gas_day`||t.step===`meter_day`;return[[`year`,n>370],[`month`,n>45],[`day`,n>1.5&&n<400],[`hour`,n<10&&(!r||n<3)],[`half_hour`,n<3.2&&t.step===`30min`]].filter(([,e])=>e).map(([e])=>e)}function bt(e,t){let n=(e.end-e.start)/X,r=n>1500?`year`:n>63?`month`:n>2.5?`day`:`hour`;return t.includes(r)?r:t[0]??`day`}function xt({edges:t,grain:n},r,i){let a=t.slice(0,-1),o=a.length>12;return a.map(t=>{let s=e(t,r.zone);return n===`year`?String(s.year):n===`month`?o&&s.month===1?String(s.year):r.shortMonth(t):n===`day`?a.length>8?a.length>31?r.dayMonth(t):String(s.day):r.dayMonth(t):s.hour===0&&s.minute===0&&a.length>50?r.dayMonth(t):n===`half_hour`?i.time(t):i.hour(t)})}var Z=(e,t=1)=>e==null?null:t*e/1e3;function St({answer:e,quantity:t,say:n},r){let i=I(e.periods).filter(({values:e})=>e.some(e=>e!==null&&e>0));if(i.length===0)return[{name:t,stack:`now`,look:R(t,r),values:e.values.map(e=>Z(e))}];let a=e.values.map((e,t)=>{if(e===null)return null;let n=i.reduce((e,n)=>e+(n.values[t]??0),0);return e-n>.5?(e-n)/1e3:null}),o=i.map(({period:e,values:t})=>({name:T(n,`tariff`,e,`tariff_unknown`),stack:`now`,look:L(e,r),values:t.map(e=>Z(e))}));return a.some(e=>e!==null)?[...o,{name:n(`tariff_none`),stack:`now`,look:L(``,r),values:a}]:o}function Q({edges:e,known:t},n,r=Date.now()){let[i,a]=[e[n]??0,e[n+1]??0],o=Math.min(1,(r-X-i)/(a-i));return o<=0?0:Math.max(0,1-(t[n]??0)/o)}function Ct(e,t){let{answer:n,exported:r,quantity:i,dates:a,format:o}=e,s=n.before,c=St(e,t);r&&r.values.some(e=>e)&&c.push({name:`export`,stack:`now`,look:R(`export`,t),values:r.values.map(e=>Z(e,-1))}),s&&c.unshift({name:`before`,stack:`before`,ghost:!0,look:R(i,t),values:n.values.map((e,t)=>Z(s.values[t]))});let l=D(i);return{labels:xt(n,a,o),stacks:c,holes:n.known.map((e,t)=>Q(n,t)),laid:n.laid,axis:e=>e===0?`0`:o.quantity(Math.abs(e),l,+(Math.abs(e)<1),0),tip:t=>wt(e,t)}}function wt({answer:e,exported:t,quantity:n,say:r,format:i,dates:a},o){let[s,c]=[e.edges[o]??0,e.edges[o+1]??0],l=e.values[o]??null,u=1-Q(e,o),d=e.cost?.[o],f=e.before,p=[a.interval(e.grain,s,c)];l===null?p.push(r(`unknown`)):p.push([`${u<.995?`≥\xA0`:``}${O(i,n,l)}`,d==null?``:i.money(d,`EUR`)].filter(Boolean).join(` · `)),l!==null&&u<.995&&p.push(r(`known_share`,{share:i.percent(Math.floor(100*u))})),e.laid[o]&&p.push(r(`laid_tip`));for(let t of I(e.periods)){let e=t.values[o];e&&p.push(`${T(r,`tariff`,t.period,`tariff_unknown`)}\u00a0: ${O(i,n,e)}`)}let m=t?.values[o];return m&&p.push(`${r(`quantity_export`)}\u00a0: ${O(i,`export`,m)}`),f&&f.edges[o]!==void 0&&o<f.values.length&&p.push(`${a.interval(f.grain,f.edges[o]??0,f.edges[o+1]??0)}\u00a0: ${O(i,n,f.values[o])}`),p}function Tt(e){let[t,n]=[e.total,e.before?.total];return!n||t.value===null||!n.value||t.known<.98||n.known<.98?null:t.value/n.value-1}function Et(e){let t=e=>e.reduce((e,t)=>e+(t??0),0);return I(e.periods).map(({period:e,values:n,cost:r})=>({period:e,value:t(n),cost:r?.some(e=>e!==null)?t(r):null})).filter(({value:e})=>e>0)}function Dt({answer:e,exported:t,quantity:n,say:r,format:i,dates:a},o,s){let c=e.grain===`hour`||e.grain===`half_hour`,l=t=>a.interval(e.grain,e.edges[t]??0,e.edges[t+1]??0);return p`<table>
    <caption>
      ${r(`period_title`)}
    </caption>
    <thead>
      <tr>
        <th scope="col">${r(`column_when`)}</th>
        <th scope="col">${r(`column_amount`)}</th>
        ${t?p`<th scope="col">${r(`quantity_export`)}</th>`:``} ${e.before?p`<th scope="col">${r(`column_before`)}</th>`:``}
        ${e.cost?p`<th scope="col">${r(`cost`)}</th>`:``}
      </tr>
    </thead>
    <tbody>
      ${e.values.map((a,u)=>{let d=a!==null&&Q(e,u)>.005;return p`<tr>
      <th scope="row">${c?l(u):p`<button type="button" class="into" @click=${()=>s(u)}>${l(u)}</button>`}</th>
      ${a===null?p`<td class="none">${r(`unknown`)}</td>`:p`<td>${d?`≥ `:``}${O(i,n,a)}${e.laid[u]?p` <span class="soft">${r(`laid_mark`)}</span>`:``}</td>`}
      ${t?p`<td>${O(i,`export`,t.values[u])}</td>`:``}
      ${e.before?p`<td>${O(i,n,e.before.values[u])}</td>`:``}
      ${e.cost?p`<td>${k(i,o,e.cost[u])}</td>`:``}
    </tr>`})}
    </tbody>
  </table>`}var Ot=[`day`,`month`,`year`,`twelve`];function kt({start:t,end:n},r){let[i,a]=[e(t,r),e(n,r)],o=12*(a.year-i.year)+a.month-i.month;if(i.day===1&&a.day===1){if(o===12)return i.month===1?`year`:`twelve`;if(o===1)return`month`}return n-t<936e5?`day`:void 0}function At(t,n,r){let{year:i,month:a,day:o}=e(n,r),s=(e,t,n)=>c(e,t,n,0,r);return t===`day`?{start:s(i,a,o),end:s(i,a,o+1)}:t===`month`?{start:s(i,a,1),end:s(i,a+1,1)}:t===`year`?{start:s(i,1,1),end:s(i+1,1,1)}:{start:s(i,a-11,1),end:s(i,a+1,1)}}function jt(t,n,r){let i=kt(t,r);if(i===`twelve`){let{year:i,month:a}=e(t.start,r);return{start:c(i+n,a,1,0,r),end:c(i+n+1,a,1,0,r)}}let a=n<0?t.start-1:t.end+1;if(i)return At(i,a,r);let o=t.end-t.start;return{start:t.start+n*o,end:t.end+n*o}}function Mt(e,t,n,r){let i=ie(e),{span:a}=t,o=kt(a,i),s=a.end>Date.now(),c=e=>t.choose(jt(a,e,i)),l=n=>t.choose(n===`twelve`?oe(e):At(n,Math.min(Date.now(),a.end-1),i));return p`<div class="row picker" role="group" aria-label=${n(`span`)} @keydown=${e=>{let t={ArrowLeft:-1,ArrowRight:1}[e.key];t===void 0||e.altKey||e.ctrlKey||e.metaKey||t>0&&s||(e.preventDefault(),c(t))}}>
    <span class="row walk">
      <button type="button" class="icon" aria-label=${n(`span_before`)} title=${n(`span_before`)} @click=${()=>c(-1)}>${S(`previous`)}</button>
      <b class="span" aria-live="polite">${r.span(a.start,a.end)}</b>
      <button type="button" class="icon" aria-label=${n(`span_after`)} title=${n(`span_after`)} ?disabled=${s} @click=${()=>c(1)}>${S(`next`)}</button>
    </span>
    <span class="choice">
      ${Ot.map(e=>p`<button type="button" aria-pressed=${e===o?`true`:`false`} @click=${()=>l(e)}>${n(`length_${e}`)}</button>`)}
    </span>
  </div>`}var Nt=[`none`,`previous`,`year`],Pt=class extends j{static properties={...j.properties,grain:{state:!0}};static styles=[r,C,o`
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
    `];#e=new q(this,e=>this.#r(e));heading(e){return e(`period_title`)}#t(e){let t=this.selection?.span??{start:0,end:0},n=yt(t,e.known);return this.grain&&n.includes(this.grain)?this.grain:bt(t,n)}question(e){let{selection:t}=this;if(!t||t.awaits(e.hass))return;let{start:n,end:r}=t.span,{point:i}=e.point;return{type:`past/period`,message:{point:i,quantity:e.known.quantity,start:n,end:r,grain:this.#t(e),compare:t.compare}}}beside(e){let t=this.question(e),n=e.known.quantity===`import`&&e.point.quantities.some(({quantity:e})=>e===`export`);return t&&n?{...t,message:{...t.message,quantity:`export`,compare:`none`}}:void 0}disconnectedCallback(){super.disconnectedCallback(),this.#e.dispose()}updated(e){let{scene:t,answer:n}=this,r=this.renderRoot.querySelector(`.chart`);if(!t||!n)return this.#e.show(null,void 0);let i=this.#n(t,n),a=F(this),o=Ct(i,a);this.#e.show(r,e=>rt(o,a,e))}#n({known:e,say:t,format:n,dates:r},i){return{answer:i,exported:this.second,quantity:e.quantity,compare:this.selection?.compare??`none`,say:t,format:n,dates:r}}#r(e){let[t,n]=[this.answer?.edges[e],this.answer?.edges[e+1]];t!==void 0&&n!==void 0&&this.answer?.grain!==`hour`&&this.answer?.grain!==`half_hour`&&this.selection?.choose({start:t,end:n})}aside({say:e}){return p`<nav aria-label=${e(`period_title`)}>${this.toggle(e)}</nav>`}refused(e){let{scene:t}=this;return p`${t?this.#i(t):h} ${super.refused(e)}`}content(e,t){let{say:n,format:r,dates:i,known:a,hass:o}=e,{total:s,before:c}=t,l=this.#n(e,t),u=Tt(t),d=this.second?.total,f=s.value!==null&&s.known<.995&&t.gaps.length>0,m=i.span(t.start,t.end),g=n(`chart_label`,{what:T(n,`quantity`,a.quantity),span:m,total:O(r,a.quantity,s.value)});return p`${this.#i(e)}
      <div class="figures">
        <div class="figure">
          <span class="soft">${T(n,`quantity`,a.quantity)} · ${m}</span>
          <span class="value">${f?`≥ `:``}${O(r,a.quantity,s.value)}</span>
          ${u===null||!c?c?p`<span class="soft">${n(`before`,{span:i.span(c.start,c.end),total:O(r,a.quantity,c.total.value)})}</span>`:h:p`<span class="soft"
                ><b class=${u>.005?`more`:u<-.005?`less`:``}>${_e(r,u)}</b>
                ${n(`against`,{span:i.span(c.start,c.end),total:O(r,a.quantity,c.total.value)})}</span
              >`}
        </div>
        ${s.cost===null?h:p`<div class="figure">
              <span class="soft">${n(`cost`)}</span><span class="value">${k(r,o,s.cost)}</span>
              ${c?.total.cost==null?h:p`<span class="soft">${n(`cost_before`,{cost:k(r,o,c.total.cost)})}</span>`}
            </div>`}
        ${d?.value?p`<div class="figure"><span class="soft">${n(`quantity_export`)}</span><span class="value">${O(r,`export`,d.value)}</span></div>`:h}
      </div>
      ${this.table||this.#e.broken?p`<div class="table" tabindex="0" role="region" aria-label=${g}>${Dt(l,o,e=>this.#r(e))}</div>`:p`<div class="stage"><div class="chart" role="img" aria-label=${g}></div></div>`}
      ${this.#a(e,t)} ${this.#o(e,t)}`}#i({say:e,dates:t,hass:n,known:r,point:i}){let{selection:a,points:o}=this;if(!a)return p``;let s=yt(a.span,r),c=(o??[]).flatMap(e=>e.quantities.filter(({quantity:e})=>e!==`export`).map(({quantity:t})=>({point:e,quantity:t}))),l=new Set(c.map(e=>e.quantity)).size<c.length,u=this.#t({known:r}),d=(e,t,n,r,i)=>p`<span class="choice" role="group" aria-label=${e}>
        ${t.map(e=>p`<button type="button" aria-pressed=${r(e)?`true`:`false`} @click=${()=>i(e)}>${n(e)}</button>`)}
      </span>`;return p`${a.followed||a.awaits(n)?h:Mt(n,a,e,t)}
      <div class="row">
        ${c.length>1&&!this.fixed?d(e(`source`),c,t=>l?`${T(e,`source`,t.quantity)} · ${t.point.title}`:T(e,`source`,t.quantity),e=>e.point.point===i.point&&e.quantity===r.quantity,e=>a.look({point:e.point.point,quantity:e.quantity})):h}
        ${s.length>1?d(e(`grain`),s,t=>e(`grain_${t}`),e=>e===u,e=>this.grain=e):h}
        ${d(e(`compare`),Nt,t=>e(`compare_${t}`),e=>e===a.compare,e=>a.compareWith(e))}
      </div>`}#a({say:e,format:t,hass:n,known:r},i){let a=Et(i),o=i.total.standing??0,s=e=>p`<i class="swatch ${e.pattern}" style=${b({"--fill":e.colour})} aria-hidden="true"></i>`;return p`${a.length||o?p`<ul class="periods">
            ${a.map(i=>p`<li>
                  ${s(L(i.period))}<span class="name">${T(e,`tariff`,i.period,`tariff_unknown`)}</span
                  ><b>${O(t,r.quantity,i.value)}</b><span class="cost">${i.cost===null?``:k(t,n,i.cost)}</span>
                </li>`)}
            ${o?p`<li><i class="swatch standing" aria-hidden="true"></i><span class="name">${e(`standing`)}</span><span class="cost">${k(t,n,o)}</span></li>`:h}
          </ul>`:h}
      <div class="legend">
        ${this.second?.total.value?p`<span>${s(R(`export`))} ${e(`legend_export`)}</span>`:h}
        ${i.before?p`<span><i class="swatch ghost" aria-hidden="true"></i> ${e(`legend_${this.selection?.compare===`year`?`year`:`previous`}`)}</span>`:h}
        ${i.known.some((e,t)=>Q(i,t)>.005)?p`<span><i class="swatch hole" aria-hidden="true"></i> ${e(`legend_hole`)}</span>`:h}
        ${i.laid.some(Boolean)?p`<span><i class="swatch pale" style=${b({"--fill":R(r.quantity).colour})} aria-hidden="true"></i> ${e(`legend_laid`)}</span>`:h}
      </div>`}#o({say:e,format:t,dates:n,known:r},i){let a=[...i.gaps].sort((e,t)=>t.end-t.start-(e.end-e.start)).slice(0,3),o=a.map(i=>i.value===null?e(`gap`,{span:n.span(i.start,i.end),reason:T(e,`gap`,i.reason)}):e(`gap_sum`,{span:n.span(i.start,i.end),total:O(t,r.quantity,i.value)})),s=i.gaps.length-a.length,c=i.before&&i.before.total.known<.98?[e(`before_partial`,{share:t.percent(Math.floor(100*i.before.total.known))})]:[],l=[...i.total.cost!==null&&(i.total.unpriced??0)>0?[e(`unpriced`,{energy:O(t,r.quantity,i.total.unpriced)})]:[],...o,...s>0?[e(`gaps_more`,{count:t.number(s)})]:[],...c];return l.length?p`<ul class="notes">${l.map(e=>p`<li>${e}</li>`)}</ul>`:h}},Ft=6;function It({offers:e,now:t}){return e.map((e,n)=>({offer:e,present:n===t})).filter(({offer:e})=>e.cost!==null&&e.cannot===null).toSorted((e,t)=>(e.offer.cost??0)-(t.offer.cost??0))}var Lt=({changes:e})=>e.every(e=>e.key!==`power`||!(Number(e.days_cut)>0));function Rt(e){let t=new Map;for(let n of e.filter(({cost:e,cannot:t})=>e===null||t!==null)){let e=JSON.stringify([n.option,n.name??null,n.cannot]);t.set(e,[...t.get(e)??[],n])}return[...t.values()]}var zt=class extends j{static properties={...j.properties,open:{state:!0},all:{state:!0}};static styles=[r,C,o`
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
        font-size: 14px;
        line-height: 20px;
      }
      .head .name b {
        font-weight: 500;
      }
      .present .name b::after {
        content: "";
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
    `];suits=[`import`];constructor(){super(),this.all=!1}heading(e){return e(`tariffs_title`)}question({point:e}){return{type:`past/tariffs`,message:{point:e.point}}}aside({dates:e,say:t},n){return n?p`<span class="soft">${e.between(t,n.start,n.end,!0)}</span>`:h}content(e,t){let{say:n}=e,r=It(t),i=this.all?r:r.filter(({present:e},t)=>e||t<Ft),a=Math.max(1,...r.map(({offer:e})=>e.cost??0)),o=Rt(t.offers);return p`<p class="answer-line">${this.#e(e,r,t.now!==null)}</p>
      <ol>
        ${i.map(({offer:n,present:r})=>this.#t(e,n,r,a,t.prices===`regulated`))}
      </ol>
      ${r.length>i.length?p`<button type="button" class="action plain" @click=${()=>this.all=!0}>${n(`tariffs_all`,{count:String(r.length)})}</button>`:h}
      <div class="legend">
        <span><i class="swatch" style=${b({"--fill":`color-mix(in srgb, var(--grid) 55%, var(--surface))`})} aria-hidden="true"></i>${n(`tariffs_energy`)}</span>
        <span><i class="swatch hole" aria-hidden="true"></i> ${n(`tariffs_standing`)}</span>
      </div>
      ${o.length?p`<div class="cannot">${o.map(t=>this.#r(e,t))}</div>`:h}
      ${this.#a(e,t)}`}#e(e,t,n){let{say:r,format:i,hass:a}=e,o=t.find(({offer:e,present:t})=>t||Lt(e))??t[0];if(!o)return r(`tariffs_none`);let s=t.find(e=>e.present);if(!s)return p`${r(n?`tariffs_cheapest_of`:`tariffs_cheapest`)} <b>${$(e,o.offer)}</b> · <b>${k(i,a,o.offer.cost)}</b>`;let c=(s.offer.cost??0)-(o.offer.cost??0);return o.present||c<1?p`${r(`tariffs_best`)} <b>${$(e,s.offer)}</b> · <b>${k(i,a,s.offer.cost)}</b>`:p`${r(`tariffs_save_with`)} <b>${$(e,o.offer)}</b>${r(`tariffs_save_comma`)} <b>${k(i,a,c)}</b> ${r(`tariffs_save_less`)}`}#t(e,t,n,r,i){let{say:a,format:o,hass:s}=e,c=this.open===t.key,l=t.standing??0,u=e=>`${100*e/r}%`,d=t.difference??null;return p`<li class="offer ${n?`present`:``}">
      <button type="button" class="head" aria-expanded=${c?`true`:`false`} @click=${()=>this.open=c?void 0:t.key}>
        <span class="name"><b>${$(e,t)}</b> ${n?p`<span class="pill">${a(`tariffs_present`)}</span>`:i?p`<span class="soft">${a(`tariffs_regulated`)}</span>`:h}${n||Lt(t)?h:p`<span class="soft weak">${a(`tariffs_weak`)}</span>`}</span>
        <span class="track" aria-hidden="true"><i class="energy" style=${b({width:u((t.cost??0)-l)})}></i><i class="standing" style=${b({width:u(l)})}></i></span>
        <span class="cost"><b>${k(o,s,t.cost)}</b>${n||d===null?h:p`<span class=${d>.5?`more`:d<-.5?`less`:`soft`}>${k(o,s,d,!0)}</span>`}</span>
      </button>
      ${c?this.#n(e,t):h}
    </li>`}#n(e,t){let{say:n,format:r,hass:i}=e;return p`<div class="detail">
      <ul class="periods">
        ${I(t.by_period).map(e=>{let t=L(e.period);return p`<li>
            <i class="swatch ${t.pattern}" style=${b({"--fill":t.colour})} aria-hidden="true"></i><span class="name">${T(n,`tariff`,e.period,`tariff_unknown`)}</span
            ><b>${O(r,`import`,e.energy)}</b><span class="cost">${k(r,i,e.cost)}</span>
          </li>`})}
        ${t.standing===null?h:p`<li><i class="swatch hole" aria-hidden="true"></i><span class="name">${n(`tariffs_standing`)}</span><span class="cost">${k(r,i,t.standing)}</span></li>`}
      </ul>
      ${t.changes.length?p`<ul class="notes">${t.changes.map(n=>p`<li>${Bt(e,n,t)}</li>`)}</ul>`:h}
    </div>`}#r(e,t){let[n]=t;if(!n)return h;let r=[...new Set(t.flatMap(({kva:e})=>e===null?[]:[e]))].sort((e,t)=>e-t),i=r.length>1?` (${r.map(t=>e.format.kva(1e3*t)).join(`, `)})`:``,a=$(e,i?{...n,kva:null}:n);return p`<span><b>${a}</b>${i} ${this.#i(e,n)}</span>`}#i({say:e,dates:t,format:n},{cannot:r}){return r?e(`cannot`,{why:T(e,`lack`,r.lack,`lack_other`),days:n.number(r.days),when:t.between(e,r.first,r.last,!0)}):e(`cannot_unknown`)}#a({say:e,format:t,dates:n},{days:r,extrapolated:i,peak:a}){let o=r.covered===r.of?e(`tariffs_whole`,{of:t.number(r.of)}):e(i?`tariffs_extrapolated`:`tariffs_covered`,{covered:t.number(r.covered),of:t.number(r.of)});return p`<ul class="notes">
      <li>${o}</li>
      ${a?p`<li>${e(a.measured===`max_power`?`tariffs_peak`:`tariffs_peak_mean`,{power:t.quantity(a.va/1e3,`kVA`,2),when:n.short(a.at)})}</li>`:h}
    </ul>`}};function $({say:e,format:t},n){let r=n.name||T(e,`option`,n.option);return n.kva===null?r:`${r} · ${t.kva(1e3*n.kva)}`}function Bt({say:e,format:t},n,r){let i=t=>T(e,`tariff`,String(n[t]),`tariff_unknown`).toLocaleLowerCase();switch(n.key){case`option`:return e(`change_option`,{option:T(e,`option`,r.option)});case`power`:{let r={kva:t.kva(1e3*Number(n.kva)),days:t.number(Number(n.days_above))};return Number(n.days_above)===0?e(`change_power_fits`,r):e(n.lower_bound===!0?`change_power_bound`:`change_power`,r)}case`subscribed`:return e(`change_subscribed`,{from:t.kva(1e3*Number(n.from)),to:t.kva(1e3*Number(n.to))});case`shift`:{let r={energy:O(t,`import`,Number(n.energy)),used:O(t,`import`,Number(n.used)),from:i(`from`),to:i(`to`)};return e(n.possible===!1?`change_shift_too_much`:`change_shift`,r)}default:return n.key}}var Vt=2,Ht=class extends j{static styles=[r,C,o`
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
        background: color-mix(in srgb, var(--grid) 34%, var(--surface));
        min-width: 2px;
      }
      .now .bar {
        background: var(--grid);
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
    `];heading(e){return e(`to_date_title`)}question({point:e,known:t}){return{type:`past/to_date`,message:{point:e.point,quantity:t.quantity}}}aside({say:e,dates:t},n){return n?p`<span class="soft">${e(`to_date_span`,{start:t.date(`${n.date.slice(0,4)}-01-01`),end:t.date(n.date)})}</span>`:h}content(e,t){let n=Math.max(1,...t.years.map(({value:e})=>e??0)),r=this.#n(e,t);return p`<ol>
        ${t.years.map((r,i)=>this.#e(e,r,i===0,n,t.years[0]))}
      </ol>
      ${r.length?p`<ul class="notes">${r.map(e=>p`<li>${e}</li>`)}</ul>`:h}`}#e(e,t,n,r,i){let{say:a,format:o,hass:s,known:c}=e,l=t.missing.length>0,u=Ut(t),d=[O(o,c.quantity,t.value),t.cost===null?``:k(o,s,t.cost)].filter(Boolean).join(` · `);return p`<li class=${n?`now`:``}>
      <span class="year">${t.year}</span>
      <span class="track" aria-hidden="true"><i class="bar" style=${b({width:`${95*(t.value??0)/r}%`})}></i>${l?p`<i class="lack"></i>`:h}</span>
      <span class="said">
        <b>${t.value===null?a(`unknown`):`${l?`≥ `:``}${d}`}</b>
        ${u?p`<span class="soft">${a(u===1?`day_missing`:`days_missing`,{count:o.number(u)})}</span>`:h}
        ${n||!i?h:this.#t(e,t,i)}
      </span>
    </li>`}#t({say:e,format:t,hass:n},r,i){let{like:a}=r;if(!a||!a.value||a.of===null)return h;let o=a.of/a.value-1,s=Math.round(100*o),c=s>0?`▲`:s<0?`▼`:`=`,l=a.cost!=null&&a.of_cost!=null?a.of_cost-a.cost:void 0,u=e=>e>0?`more`:e<0?`less`:``,d=l===void 0?h:p` · <b class=${u(Math.round(100*l))}>${k(t,n,l,!0)}</b>`,f=i.missing.length===0&&r.missing.length===0;return p`<span class="soft"
      ><b class=${u(s)}>${c} ${_e(t,o)}</b>${d} ${e(f?`to_date_now`:`to_date_like`,{year:String(i.year)})}</span
    >`}#n({say:e,dates:t,format:n},r){let i=r.years.filter(e=>e.missing.length).map(r=>{let i=r.missing.slice(0,Vt).map(({start:n,end:r})=>t.between(e,n,r)),a=r.missing.length-i.length;return e(`missing_in`,{year:String(r.year),when:[...i,...a>0?[e(`and_more`,{count:n.number(a)})]:[]].join(`, `)})}),a=r.years.slice(1).some(({like:e,missing:t})=>e&&(t.length||r.years[0]?.missing.length))?[e(`note_missing_days`)]:[],o=r.notes.includes(`leap_day`)?[e(`note_leap_day`)]:[];return[...i,...a,...o]}};function Ut({missing:e}){return e.reduce((e,{start:t,end:n})=>e+Math.round((Date.parse(n)-Date.parse(t))/864e5)+1,0)}var Wt={period:Pt,"to-date":Ht,months:_t,heatmap:Be,load:ft,tariffs:zt,coverage:ke,import:Xe};for(let[e,t]of Object.entries(Wt))customElements.get(`hameau-${e}-view`)||customElements.define(`hameau-${e}-view`,t);