import{A as e,At as t,B as n,Bt as r,C as i,Ct as a,D as o,Dt as s,E as c,Et as l,F as u,Ft as d,G as f,Gt as p,I as m,It as h,J as ee,Jt as te,K as ne,Kt as g,L as re,Lt as ie,Mt as ae,N as oe,Nt as se,O as ce,Ot as le,P as ue,Pt as _,R as de,Rt as v,S as fe,T as pe,Tt as y,U as me,Ut as b,V as he,Vt as x,W as ge,Wt as S,X as _e,Y as ve,Yt as C,Z as ye,_ as w,_t as be,a as xe,at as Se,b as Ce,bt as we,ct as Te,d as Ee,dt as De,et as Oe,f as ke,ft as Ae,g as je,gt as Me,h as Ne,ht as Pe,it as Fe,j as Ie,jt as Le,k as Re,kt as ze,l as T,lt as Be,m as Ve,mt as He,nt as Ue,ot as We,p as Ge,pt as Ke,q as qe,qt as Je,s as Ye,st as Xe,t as Ze,u as Qe,ut as $e,v as et,vt as tt,w as nt,wt as E,x as rt,xt as it,y as at,yt as ot,zt as st}from"./selection-SehOh2dz.js";import{t as ct}from"./preload-helper-DygEbaNj.js";var lt=3e5,ut;async function dt(e,t){let[n,r]=await ft(e),i=(n.energy_sources??[]).filter(e=>e.type===`grid`).flatMap(e=>e.flow_from??[e]).flatMap(e=>{let n=e.stat_energy_from;if(!n||!t.has(n))return[];let i=e.stat_cost??r.cost_sensors?.[n];return i?[i]:[]});return[...new Set(i)]}function ft(e){if(!ut||Date.now()-ut.at>lt){let t=t=>e.callWS({type:t}).catch(()=>({}));ut={at:Date.now(),asked:Promise.all([t(`energy/get_prefs`),t(`energy/info`)])}}return ut.asked}function D(e,t,n,r,i,a){return t.length===0?Promise.resolve({}):e.callWS({type:`recorder/statistics_during_period`,start_time:new Date(n).toISOString(),end_time:new Date(r).toISOString(),statistic_ids:t,period:i,types:a,units:{energy:`kWh`}})}function pt(e=[],t=[]){let n=new Set(e.filter(mt).map(e=>Math.floor(e.start/l))),r=t.filter(e=>mt(e)&&!n.has(Math.floor(e.start/36e5)));return[...e.filter(mt),...r].map(e=>({start:e.start,end:e.end,mean:e.mean,max:e.max??e.mean})).sort((e,t)=>e.start-t.start)}var mt=e=>typeof e.mean==`number`&&Number.isFinite(e.mean);function ht(e=[],t=[]){let n=new Set(t.map(e=>Math.floor(e.start/l))),r=e.filter(e=>!n.has(Math.floor(e.start/l))),i=[...t,...r].map(e=>e.change).filter(e=>typeof e==`number`);return i.length?i.reduce((e,t)=>e+t,0):null}async function gt(e,t,n,r){let[i,a]=await Promise.all([D(e,t,n,r,`5minute`,[`change`]),D(e,t,n,r,`hour`,[`change`])]);return new Map(t.map(e=>[e,ht(i[e],a[e])]))}var _t=5*s,vt=2e4,yt=e=>Math.floor((e-vt)/_t);function bt(e){return[...[...e.ids].filter(([e])=>e.startsWith(`sensor/index_`)&&!e.includes(`_eai`)).map(([,e])=>e),e.ids.get(`sensor/energy_total`)].filter(e=>e!==void 0)}function xt(e,t){let n=e.map(e=>t.get(e)).filter(e=>typeof e==`number`);return n.length?n.reduce((e,t)=>e+t,0):null}var St=class{changed;value;#e=``;constructor(e){this.changed=e}refresh(e,t){let n=Date.now(),r=`${t.device}|${yt(n)}`,i=t.ids.get(`sensor/energy_total`);r!==this.#e&&i&&(this.#e=r,this.#t(e,t,i,n).then(e=>{r===this.#e&&(this.value=e??this.value??{kwh:null,cost:null},this.changed())}))}async#t(e,n,r,i){try{let a=await dt(e,new Set(bt(n))),o=await gt(e,[r,...a],t(i,_(e)),i);return{kwh:o.get(r)??null,cost:xt(a,o)}}catch(e){if(Ct(e))return;throw e}}},Ct=e=>typeof e==`number`||typeof e==`object`&&!!e&&`code`in e&&`message`in e,wt={mVA:.001,VA:1,kVA:1e3,mW:.001,W:1,kW:1e3,MW:1e6,mA:.001,A:1,mV:.001,V:1,kV:1e3,Wh:.001,kWh:1,MWh:1e3,ms:.001,s:1,min:60,h:3600,d:86400,"%":1},O=e=>e===void 0||e===``||e===`unknown`||e===`unavailable`;function k(e){if(!e||O(e.state))return null;let t=Number(e.state);if(!Number.isFinite(t))return null;let n=e.attributes.unit_of_measurement;return t*(typeof n==`string`?wt[n]??1:1)}function A(e){return!e||O(e.state)?null:e.state}function Tt(e){if(!e||O(e.state))return null;let t=Date.parse(e.state);return Number.isNaN(t)?null:t}async function Et(e,n,r,i,a){let o=t(a,r,i),s=t(a,r,i+1),c=Math.min(s,a),l=n.ids.get(`sensor/apparent_power`),u=n.ids.get(`sensor/apparent_power_injected`),d=t(a,r,i-1),[f,p,m,h]=await Promise.all([Dt(e,[l,u],o,s),Dt(e,[l],d,o),kt(e,n.ids.get(`sensor/tariff_period`),o,c),jt(e,n,o,c)]);return{start:o,end:s,until:c,curve:f(l),injected:f(u).filter(e=>e.max>0),before:p(l).map(e=>Ot(e,d,o,s,r)),bands:m,...h}}async function Dt(e,t,n,r){let i=t.filter(e=>e!==void 0),[a,o]=await Promise.all([D(e,i,n,r,`5minute`,[`mean`,`max`]),D(e,i,n,r,`hour`,[`mean`,`max`])]);return t=>{if(t===void 0)return[];let n=e.states[t]?.attributes.unit_of_measurement===`kVA`?1e3:1;return pt(a[t],o[t]).map(e=>({...e,mean:e.mean*n,max:e.max*n}))}}function Ot(e,t,n,r,i){let a=n-t===r-n?n-t:ae(e.start,n,i)-e.start;return{...e,start:e.start+a,end:e.end+a}}async function kt(e,t,n,r){return!t||r<=n?[]:At((await e.callWS({type:`history/history_during_period`,start_time:new Date(n).toISOString(),end_time:new Date(r).toISOString(),entity_ids:[t],minimal_response:!0,no_attributes:!0,significant_changes_only:!1}))[t]??[],n,r)}function At(e,t,n){let r=[];return e.forEach((i,a)=>{let o=Math.max(t,i.lu*1e3),s=Math.min(n,(e[a+1]?.lu??1/0)*1e3);if(s<=o||O(i.s))return;let c=r.at(-1);c&&c.state===i.s&&c.end===o?r[r.length-1]={...c,end:s}:r.push({start:o,end:s,state:i.s})}),r}async function jt(e,t,n,r){let i=t.ids.get(`sensor/energy_total`),a=t.ids.get(`sensor/energy_injected`),o=[...t.ids].filter(([e])=>/^sensor\/index_(easf|base|hc|ejp|bbr)/.test(e)).map(([,e])=>e),s=await dt(e,new Set(bt(t))),c=await gt(e,[i,a,...o,...s].filter(e=>e!==void 0),n,r),l=o.map(t=>({name:Mt(e,t),kwh:c.get(t)??0})).filter(e=>e.kwh>=.005).sort((e,t)=>t.kwh-e.kwh),u=o.length>1?l:[];return{kwh:(i?c.get(i):null)??(l.length?l.reduce((e,t)=>e+t.kwh,0):null),injectedKwh:(a?c.get(a):null)??null,cost:xt(s,c),totals:u}}function Mt(e,t){let n=e.states[t];return(n&&e.formatEntityName?.(n,{type:`entity`})||e.entities[t]?.name||String(n?.attributes.friendly_name??t)).replace(/^index (?!\d+$)/i,``)}function j(e,t){let n=n=>k(x(e,t,`sensor/${n}`)),r=n(`apparent_power`),i=n(`power_available`);return n(`subscribed_power`)??n(`cutoff_power`)??(r!==null&&i!==null?r+i:null)}function Nt(e,t){return(t?[...e.curve,t]:e.curve).reduce((e,t)=>!e||t.max>e.max?t:e,void 0)}var Pt=e=>e.curve.at(-1)?.end??e.start;function Ft(e){let t=e.curve.reduce((t,n)=>t+Math.min(n.end,e.until)-n.start,0),n=e.curve.at(-1),r=n?.end??e.start,i=n?n.end-n.start+10*s:0,a=e.until-r<i?Math.min(r,e.until):e.until;return Math.max(0,a-e.start-t)}var It=e=>e.curve.length>0&&e.curve.every(e=>e.end-e.start>=36e5);function Lt(e){let t=[];for(let n=e.start;n<e.until;n+=l){let r=Math.min(n+l,e.end),i=e.curve.filter(e=>e.start>=n&&e.start<r),a=i.reduce((e,t)=>e+t.end-t.start,0),o=i.reduce((e,t)=>e+t.mean*(t.end-t.start),0),s=e=>Math.min(r,e.end)-Math.max(n,e.start),c=e.bands.filter(e=>s(e)>0).sort((e,t)=>s(t)-s(e))[0],u=i.length?Math.max(...i.map(e=>e.max)):null;t.push({start:n,end:r,mean:a?o/a:null,max:u,period:c?.state??null})}return t}function Rt(e){let t=e.toLowerCase();return/off_?peak|creuse|(^|_)hc/.test(t)?`off`:/red|rouge|mobile|(^|_)pm$/.test(t)?`dear`:/peak|pleine|(^|_)hp/.test(t)?`peak`:`flat`}var zt={add:Be,alert:Ie,boiler:a,car:de,check:he,clock:ne,close:qe,contract:Oe,curve:n,cut:$e,down:ee,drag:_e,energy:We,except:m,eye:ye,holds:He,injected:we,later:ue,level:it,light:Se,lock:Xe,meter:Te,next:f,offline:Fe,open:Ue,peak:oe,plug:De,prefer:Me,previous:ge,radiator:Ae,remove:ve,restore:Ke,shield:Pe,sooner:u,switch:ot,table:be,unfold:me,wait:tt,week:re},M=(e,t=24)=>g`<svg viewBox="0 0 24 24" width=${t} height=${t} fill="currentColor" aria-hidden="true"><path d=${zt[e]}></path></svg>`,Bt={blue:te`<circle cx="12" cy="12" r="8" fill="var(--blue-color, #2196f3)"></circle>`,white:te`<circle cx="12" cy="12" r="7" fill="#fff" stroke="var(--secondary-text-color, #727272)" stroke-width="2"></circle>`,red:te`<path d="M12 2 22 12 12 22 2 12Z" fill="var(--red-color, #f44336)"></path>`},Vt=e=>g`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" data-colour=${e}>${Bt[e]}</svg>`,Ht=()=>g`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <circle cx="12" cy="12" r="7" fill="none" stroke="var(--secondary-text-color, #727272)" stroke-width="2" stroke-dasharray="3 3"></circle>
  </svg>`;function Ut({shift:e,table:n,zone:r,texts:i,format:a,move:o,toggle:s}){let c=t(Date.now(),r,e),l=e===0?i(`today`):e===-1?i(`yesterday`):a.shortDay(c),u=t=>{let n={ArrowLeft:-1,ArrowRight:1,Home:-e}[t.key];n===void 0||t.altKey||t.ctrlKey||t.metaKey||(t.preventDefault(),e+n<=0&&o(n))},d=i(n?`show_chart`:`show_table`),[f,p]=[i(`previous_day`),i(`next_day`)];return g`<nav aria-label=${i(`day_navigation`)} @keydown=${u}>
    <button type="button" class="icon" aria-label=${f} title=${f} @click=${()=>o(-1)}>${M(`previous`)}</button>
    <button type="button" class="date" aria-live="polite" title=${e?i(`back_to_today`):a.day(c)} @click=${()=>o(-e)}>
      ${l}
    </button>
    <button type="button" class="icon" aria-label=${p} title=${p} ?disabled=${e===0} @click=${()=>o(1)}>${M(`next`)}</button>
    <button type="button" class="icon twin" aria-label=${d} title=${d} @click=${s}>
      ${M(n?`curve`:`table`)}
    </button>
  </nav>`}var Wt=class{host;draw;chart;broken=!1;#e;constructor(e,t){this.host=e,this.draw=t}follow(e){this.chart&&this.chart.element!==e&&this.dispose(),e&&this.#t(e)}dispose(){this.chart?.dispose(),this.chart=void 0}#t(e){if(this.chart)return this.draw();this.#e??=ct(async()=>{let{DayChart:e}=await import(`./chart-rToOgsYk.js`);return{DayChart:e}},[]).then(({DayChart:t})=>{this.host.isConnected&&e.isConnected&&(this.chart??=new t(e)),this.draw()}).catch(e=>{if(!(e instanceof TypeError))throw e;this.broken=!0,this.host.requestUpdate()}).finally(()=>this.#e=void 0)}},Gt=[e,C`
    nav {
      display: flex;
      align-items: center;
      gap: 0;
      margin: -10px -10px -10px 0;
    }
    .date {
      min-height: 44px;
      padding: 0 6px;
      font-size: 14px;
      text-align: center;
    }
    .date::first-letter {
      text-transform: uppercase;
    }
    .figures {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 28px;
    }
    .figure {
      display: grid;
      min-height: 62px;
      align-content: start;
    }
    .figure .value {
      font-size: 26px;
      font-weight: 300;
      line-height: 32px;
      white-space: nowrap;
    }
    .figure .value small {
      font-size: 15px;
      color: var(--soft);
    }
    .chart.stale {
      opacity: 0.45;
    }
    .over-stage {
      position: absolute;
      inset: 0;
      display: grid;
      place-content: center;
      justify-items: center;
      text-align: center;
      gap: 4px;
      padding: 16px;
      border-radius: 12px;
      border: 1px dashed var(--line);
    }
    .over-stage b {
      font-weight: 500;
      font-size: 16px;
    }
    .over-stage span {
      max-width: 40ch;
      text-wrap: pretty;
    }
    .table {
      position: absolute;
      inset: 0;
      overflow: auto;
      border-radius: 8px;
    }
    thead th {
      position: sticky;
      top: 0;
      background: var(--surface);
      color: var(--soft);
      font-size: 12px;
    }
    th:first-child,
    td:last-child,
    thead th:last-child {
      text-align: start;
    }
    td.hatched {
      background: repeating-linear-gradient(
        45deg,
        color-mix(in srgb, var(--amber) 40%, transparent) 0 5px,
        color-mix(in srgb, var(--amber) 16%, transparent) 5px 9px
      );
      font-weight: 500;
    }
    td.none {
      color: var(--soft);
      text-align: start;
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      font-size: 12px;
      line-height: 18px;
      color: var(--soft);
    }
    .legend i {
      width: 16px;
      height: 10px;
      border-radius: 2px;
      flex: none;
      box-sizing: border-box;
    }
    .mean {
      background: color-mix(in srgb, var(--grid) 45%, transparent);
      border-top: 2px solid var(--grid);
    }
    .peaks {
      background: color-mix(in srgb, var(--grid) 22%, transparent);
    }
    .exceeding {
      background: repeating-linear-gradient(45deg, var(--amber) 0 3px, var(--surface) 3px 5px);
    }
    .legend .before {
      height: 0;
      border-radius: 0;
      border-top: 2px dashed var(--soft);
    }
    .legend .now {
      width: 9px;
      height: 9px;
      border-radius: 50%;
      background: var(--grid);
    }
    .back {
      background: color-mix(in srgb, var(--return) 45%, transparent);
      border-bottom: 2px solid var(--return);
    }
    .totals {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(190px, 1fr));
      gap: 2px 24px;
      margin: 0;
      padding: 10px 0 0;
      border-top: 1px solid var(--line);
      list-style: none;
      font-size: 14px;
      line-height: 24px;
    }
    .totals li {
      display: flex;
      justify-content: space-between;
      gap: 12px;
    }
    .totals span::first-letter {
      text-transform: uppercase;
    }
    .totals span {
      display: inline-block;
    }
    .totals b {
      font-weight: 500;
      white-space: nowrap;
    }
  `];function Kt(e){let t=getComputedStyle(e),n=(e,n)=>t.getPropertyValue(e).trim()||n;return{ink:n(`--primary-text-color`,`#1c1c1e`),soft:n(`--secondary-text-color`,`#6b7280`),line:n(`--divider-color`,`#e5e7eb`),surface:n(`--ha-card-background`,``)||n(`--card-background-color`,`#fff`),grid:n(`--energy-grid-consumption-color`,`#488fc2`),return:n(`--energy-grid-return-color`,`#8353d1`),amber:n(`--warning-color`,`#ffa600`),red:n(`--error-color`,`#db4437`),font:t.fontFamily||`Roboto, sans-serif`}}var qt=.35;function Jt(e,t,n){let r=x(e,t,`sensor/tariff_period`);return r?e.formatEntityState(r,n):n}function Yt({hass:e,meter:t,day:n,texts:r,format:i,ticks:a,now:o,peak:s}){let c=j(e,t),l=c!==null&&s!==void 0&&Math.max(s.max,o?.va??0)>qt*c,u=new Set(n.bands.map(e=>e.state)).size>1;return{start:n.start,end:n.end,curve:n.curve,injected:n.injected,before:n.before,bands:u?n.bands.map(n=>({...n,label:Jt(e,t,n.state),kind:Rt(n.state)})):[],limit:l?{va:c,label:r(`rail_subscribed`,{power:i.kva(c)})}:null,peak:s?{at:(s.start+s.end)/2,va:s.max,label:r(`peak_mark`,{power:i.quantity(s.max/1e3,`kVA`,2),time:i.time(s.start)})}:null,now:o,ticks:a,time:e=>i.hour(e),power:(e,t)=>e===0?`0`:i.quantity(e,`kVA`,t),tip:a=>Xt(e,t,n,a,r,i)}}function Xt(e,t,n,r,i,a){let o=n.curve.find(e=>r>=e.start&&r<e.end);if(!o)return[a.time(r),i(`tip_missing`)];let s=n.before.find(e=>r>=e.start&&r<e.end),c=n.bands.find(e=>r>=e.start&&r<e.end),l=n.injected.find(e=>r>=e.start&&r<e.end);return[`${a.time(o.start)} – ${a.time(o.end)}`,`${i(`table_mean`)}\u00a0 ${a.va(o.mean)}`,`${i(`table_max`)}\u00a0 ${a.va(o.max)}`,...l?[`${i(`day_injected`)}\u00a0 ${a.va(l.mean)}`]:[],...s?[`${i(`legend_before`)}\u00a0 ${a.va(s.mean)}`]:[],...c?[Jt(e,t,c.state)]:[]]}function Zt(e,t,n){return e?t(`summary_peak`,{power:n.va(e.max),time:n.time(e.start)}):``}function Qt(e,t,n,r,i,a){let o=(e,t,n,r)=>g`<div class="figure">
      <span class="soft">${e}</span>
      <span class="value">${t==null?`–`:g`${a.number(t,2)} <small>${n}</small>`}</span>
      <span class="soft">${r}</span>
    </div>`,s=j(e,t),c=r&&s?i(`share_of_contract`,{percent:a.percent(100*r.max/s),limit:a.kva(s)}):``,l=r?i(`at_time`,{time:a.time(r.start)}):``,u=n?.cost==null?``:a.money(n.cost,e.config.currency??`EUR`);return g`<div class="figures">
    ${o(i(`day_peak`),r&&r.max/1e3,`kVA`,[l,c].filter(Boolean).join(` · `))}
    ${o(i(`day_energy`),n?.kwh,`kWh`,u)}
    ${t.ids.has(`sensor/energy_injected`)?o(i(`day_injected`),n?.injectedKwh,`kWh`,``):``}
  </div>`}function $t(e,t,n,r,i,a){let o=Lt(n),s=o.some(e=>e.period!==null),c=e=>a!==null&&e>a?`hatched`:``;return g`<table>
    <caption>
      ${r(`table_caption`,{day:i.day(n.start)})}
    </caption>
    <thead>
      <tr>
        <th scope="col">${r(`table_hour`)}</th>
        <th scope="col">${r(`table_mean`)}</th>
        <th scope="col">${r(`table_max`)}</th>
        ${s?g`<th scope="col">${r(`table_period`)}</th>`:``}
      </tr>
    </thead>
    <tbody>
      ${o.map(n=>g`<tr>
            <th scope="row">${i.time(n.start)}</th>
            ${n.mean===null||n.max===null?g`<td class="none" colspan="2">${r(`table_missing`)}</td>`:g`<td>${i.va(n.mean)}</td>
                  <td class=${c(n.max)}>${i.va(n.max)}</td>`}
            ${s?g`<td>${n.period===null?``:Jt(e,t,n.period)}</td>`:``}
          </tr>`)}
    </tbody>
  </table>`}var en=5e3,tn=class extends h{static properties={...h.properties,shift:{state:!0},day:{state:!0},failed:{state:!0},table:{state:!0}};static styles=[v,Gt];#e;#t=``;#n=new Wt(this,()=>this.#l());#r=0;constructor(){super(),this.shift=0,this.failed=!1,this.table=!1}getCardSize(){return 8}watched(e){return[`subscribed_power`,`cutoff_power`].map(t=>e.ids.get(`sensor/${t}`)).filter(e=>e!==void 0)}shouldUpdate(e){e.has(`config`)&&(this.#e=void 0);let t=this.#i();return super.shouldUpdate(e)||t&&!!this.config}#i(){let e=this.#a();if(!e||e.va<=(this.#e?.max??-1/0))return!1;let t=this.day&&Nt(this.day,this.#e);return this.#e={start:e.at,end:e.at,mean:e.va,max:e.va},!t||e.va>t.max}#a(){let{hass:e,meter:t}=this,n=e&&t&&this.shift===0?k(x(e,t,`sensor/apparent_power`)):null;return n===null?null:{at:Date.now(),va:n}}#o(e){let t=this.#e;return Nt(e,t&&t.start>=e.start&&t.start<e.end?t:void 0)}tick(){this.#s(),this.shift===0&&this.day&&Date.now()-this.#r>en&&this.#l()}disconnectedCallback(){super.disconnectedCallback(),this.#n.dispose()}willUpdate(){this.#s()}updated(e){this.#n.follow(this.day?.curve.length?this.renderRoot.querySelector(`.chart`):null)}#s(){let{hass:e,meter:n}=this;if(!e||!n)return;let r=Date.now(),i=_(e),a=[n.device,t(r,i,this.shift),this.shift===0?yt(r):0].join(`|`);a!==this.#t&&(this.#t=a,this.#c(e,n,i,r,a))}async#c(e,t,n,r,i){try{let a=await Et(e,t,n,this.shift,r);if(i!==this.#t)return;this.shift===0&&this.#e&&this.#e.start<Pt(a)&&(this.#e=void 0),this.#i(),this.day=a,this.failed=!1}catch(e){if(!Ct(e))throw e;if(i!==this.#t)return;this.failed=!0,setTimeout(()=>this.#t=``,s/2)}}#l(){let{hass:e,meter:t,day:n}=this,{chart:r}=this.#n;if(!r||!e||!t||!n)return;this.#r=Date.now();let i=_(e),a=this.#a(),o=a&&{...a,at:Math.min(a.at,n.end)},s={hass:e,meter:t,day:n,texts:b(e),format:E(e),ticks:le(n.start,i,3),now:o};r.draw(Yt({...s,peak:this.#o(n)}),Kt(this))}#u(e){this.shift+e>0||(this.shift+=e)}render(){let{hass:e,meter:n,config:r,day:i}=this;if(!e||!r)return S;if(!n)return g`<ha-card hidden></ha-card>`;let a=b(e),o=E(e),s=i&&i.start===t(Date.now(),_(e),this.shift)?i:void 0;return g`<ha-card>
      <div class="body">
        <header role="none">
          <h2>${r.title||this.#d(e,n,a)}</h2>
          ${this.#f(e,a,o)}
        </header>
        ${Qt(e,n,s,s&&this.#o(s),a,o)} ${this.#p(e,n,i,s,a,o)}
        ${this.#m(e,n,s,a,o)}
      </div>
    </ha-card>`}#d(e,t,n){return r(e).length>1?t.name:n(`day_title`)}#f(e,t,n){return Ut({shift:this.shift,table:this.table,zone:_(e),texts:t,format:n,toggle:()=>void(this.table=!this.table),move:e=>this.#u(e)})}#p(e,t,n,r,i,a){let o=(e,t)=>g`<div class="stage"><div class="over-stage" role="status"><b>${e}</b><span class="soft">${t}</span></div></div>`;if(!t.ids.has(`sensor/apparent_power`))return o(i(`no_power_title`),i(`no_power_text`));if(this.failed&&!r)return o(i(`failed_title`),i(`failed_text`));if(!n)return g`<div class="stage"><div class="over-stage soft" role="status">${i(`loading`)}</div></div>`;if(r&&r.curve.length===0)return this.shift===0?o(i(`no_data_today_title`),i(`no_data_today`)):o(i(`no_data_title`),i(`no_data_past`));if(this.table||this.#n.broken)return g`<div class="stage">
        <div class="table" tabindex="0" role="region" aria-label=${i(`table_caption`,{day:a.day(n.start)})}>
          ${$t(e,t,n,i,a,j(e,t))}
        </div>
      </div>`;let s=i(`chart_label`,{day:a.day(n.start),summary:Zt(this.#o(n),i,a)});return g`<div class="stage"><div class="chart ${r?``:`stale`}" role="img" aria-label=${s}></div></div>`}#m(e,t,n,r,i){if(!n||n.curve.length===0)return S;let a=j(e,t),o=a!==null&&n.curve.some(e=>e.max>a),s=Ft(n),c=(e,t)=>g`<span><i class=${e}></i>${t}</span>`,l=[s?r(`missing_time`,{duration:i.duration(s/1e3-s/1e3%60)}):``,It(n)?r(`hourly_only`):``,this.#n.broken?r(`chart_failed`):``].filter(Boolean),u=g`${c(`mean`,r(`legend_mean`))} ${c(`peaks`,r(`legend_peak`))}
      ${o?c(`exceeding`,r(`legend_over`)):S}
      ${n.injected.length?c(`back`,r(`legend_injected`)):S}
      ${this.#a()?c(`now`,r(`legend_now`)):S}
      ${n.before.length?c(`before`,r(`legend_before`)):S}`,d=!this.table&&!this.#n.broken;return g`${d||l.length?g`<div class="legend">${d?u:S} ${l.map(e=>g`<span>${e}</span>`)}</div>`:S}
      ${n.totals.length?g`<ul class="totals">
            ${n.totals.map(e=>g`<li><span>${e.name}</span><b>${i.quantity(e.kwh,`kWh`,2)}</b></li>`)}
          </ul>`:S}`}},nn=new WeakMap;function N(e,t,n,r){let i=nn.get(e.entities)??new Map;nn.set(e.entities,i);let a=`${t} ${n} ${r}`;return i.has(a)||i.set(a,rn(e,t,n,r)),i.get(a)}function rn(e,t,n,r){return Object.values(e.entities).find(i=>i.platform===`hameau`&&i.translation_key===r&&i.entity_id.startsWith(`${n}.`)&&e.devices[i.device_id??``]?.config_entries?.includes(t))?.entity_id}var an=2e4,P=class extends d{static properties={...d.properties,home:{state:!0},view:{state:!0},trouble:{state:!0},refused:{state:!0}};#e;#t=``;static async getStubConfig(e){let t=(await je(e))[0];return t?{home:t.entry_id}:{}}static getConfigForm(){return ie({name:`home`,selector:{config_entry:{integration:`hameau`}}})}setConfig(e){if(e.home!==void 0&&typeof e.home!=`string`)throw Error(`home: a config entry id is expected`);super.setConfig(e),this.#r()}matters(e,t){let n=this.home&&N(t,this.home.entry_id,`switch`,`shedding`),r=e=>n!==void 0&&e.states[n]!==void 0&&e.states[n].state!==`unavailable`;return n===void 0||r(e)===r(t)?!1:(this.#r(),!0)}beat=10;#n=0;tick(){this.#n+=1,this.#n%this.beat===0&&this.requestUpdate()}shouldUpdate(e){let t=e.get(`view`);return!(e.size===1&&t&&this.view&&this.essence(t)===this.essence(this.view))&&super.shouldUpdate(e)}willUpdate(){this.classList.toggle(`dark`,this.hass?.themes?.darkMode===!0),this.#i()}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.#r()}async attempt(e){try{return await e,this.refused=void 0,!0}catch(e){if(!w(e))throw e;return this.refused=this.hass?await pe(this.hass,e):``,!1}}#r(){this.#t=``,this.#e?.(),this.#e=void 0}async#i(){let{hass:e,config:t}=this;if(!e?.connection||!t||this.#t||e.connected===!1||!this.isConnected)return;let n=this.#t=String(Math.random()),r=await je(e);n===this.#t&&(this.home=t.home?r.find(e=>e.entry_id===t.home):r[0],this.trouble=this.home?void 0:r.length?`gone`:`none`,this.home&&await this.#a(e,this.home,n),this.trouble&&setTimeout(()=>n===this.#t&&this.#r(),an))}async#a(e,t,n){let r=e=>{n===this.#t&&(this.view=e)};try{let i=await e.connection?.subscribeMessage(r,{type:`hameau/home/subscribe`,entry_id:t.entry_id});n===this.#t?this.#e=i:i?.()}catch(e){if(!w(e))throw e;n===this.#t&&(this.trouble=`failed`)}}get offline(){return this.hass?.connected===!1}render(){let{hass:e,config:t,home:n,view:r}=this;if(!e||!t)return S;let i=b(e),a=n&&r&&!this.trouble?this.content(e,n,r,i):this.#o(i);return g`<ha-card>
      <div class="body">
        <header role="none">
          <h2>${t.title||this.heading(i)}</h2>
          ${n&&r?this.aside(e,r,i):S}
        </header>
        ${this.offline?g`<p class="banner warn" role="status">${M(`offline`,20)}<span>${i(`home_offline`)}</span></p>`:S}
        ${this.refused===void 0?S:g`<p class="banner bad" role="alert">
              ${M(`alert`,20)}<span>${i(`home_refused`)}${this.refused?g` <q>${this.refused}</q>`:S}</span>
            </p>`}
        ${a}
      </div>
    </ha-card>`}aside(e,t,n){return S}#o(e){let{trouble:t}=this;return t?g`<div class="notice" role="status">
      <span class="sign">${M(t===`failed`?`alert`:`shield`)}</span>
      <b>${e(`home_${t}_title`)}</b>
      <p>${e(`home_${t}_text`)}</p>
      ${t===`none`?this.integration(e):S}
    </div>`:g`<p class="blank soft" role="status">${e(`loading`)}</p>`}integration(e){return this.hass?.user?.is_admin===!1?S:g`<button type="button" class="action" @click=${()=>Re(o)}>${e(`open_integration`)}</button>`}get texts(){return b(this.hass)}},on={figures:{power:`demand`,predicted:`demand`,limit:`power`,relief:`demand`,load_power:`power`,level:`power`,base:`power`,headroom:`spare`,seconds_to_cut:`duration`,hold:`waited`,off_for:`waited`,silent:`duration`,seconds:`duration`,period:`duration`,ratio:`number`,limit_id:`limit`,for_load:`load`,start:`time`,end:`time`,missing:`demand`,peak:`demand`,ago:`duration`,age:`duration`},en:{decisions:{shed_overload:`switched off: {predicted} wanted of {limit}[ ({limit_id})][, the meter would bear it for another {seconds_to_cut}|, for too long]`,shed_blind:`switched off as a precaution: the meter is silent and {load_power} may be too much`,shed_swap:`switched off: leaves its {load_power} to {for_load}, which comes first`,shed_rotation:`switched off: leaves its turn to {for_load}`,shed_asked:`switched off on demand[, {load_power} less]`,lowered:`turned down from {load_power} to {level}, so that nothing needs to be switched off`,raised:`turned up to {level}[, with {headroom} to spare]`,restored:`back on[ after {off_for}]: room for its {load_power}[, with {headroom} to spare]`,restored_swap:`back on[ after {off_for}]: something less important made room for its {load_power}`,restored_rotation:`back on[ after {off_for}]: its turn has come`,restored_disarmed:`back on[ after {off_for}]: load shedding is off`,started:`starts[ after waiting {off_for}][: room for its {load_power}]`,waits_hold:`waits: stays off[ another {hold}| a while], so as not to switch on and off all the time`,waits_room:`waits for room for its {load_power}[: the home may rise to {peak} again, as {ago} ago, {missing} too much|: {missing} too much now]`,waits_meter:`waits for the meter[, silent for {age}]: nothing comes back unseen`,waits_settle:`waits for its turn[ to take its {load_power}]: the last change has to show first`,waits_person:`stays off until you switch it on[: {load_power}]`,start_refused:`waits to start[: needs {load_power}][, {headroom} free now]`,manual_taken:`yours for {seconds}: switched off only if nothing else is left`,unresponsive:`does not obey: told to switch off[, it still draws {load_power}]`,responsive:`obeys again`,notify_wanted:`to be switched off by you, please: {load_power} too much now`,amber:`above the limit[ ({limit_id})]: {predicted} of {limit}[, the meter would bear it for {seconds_to_cut}]`,calm:`below the limit again`,nothing_left:`above the limit[ ({limit_id})] with nothing left to switch off: {predicted} of {limit}[, the meter cuts in {seconds_to_cut}]`,blind:`without news from the meter for {silent}: only what surely fits below {limit} stays on`,seeing:`under watch again: the meter answers`},schedules:{override:`by your choice[, until {end}]`,replaced:`special day[, from {start} to {end}]`,suspended:`special day: nothing runs`,wall:`by the clock[, from {start} to {end}]`,sun:`by the sun[, from {start} to {end}]`,tariff:`by the tariff[, from {start} to {end}]`,price:`while energy is cheap[, from {start} to {end}]`,outside:`outside its hours`,no_schedule:`no schedule`},words:{sentence:`{name} {said}`,dry_run:`Dry run: {sentence}`,phase:`phase\xA0{number}`,day:`d`,unnamed:`another appliance`,somewhere:`a circuit`,imagined:`(dry run) {said}`}},fr:{decisions:{shed_overload:`à l’arrêt\xA0: {predicted} demandés pour {limit}[ ({limit_id})][, le compteur tiendrait encore {seconds_to_cut}|, depuis trop longtemps]`,shed_blind:`à l’arrêt par prudence\xA0: le compteur se tait et {load_power} pourraient être de trop`,shed_swap:`à l’arrêt\xA0: laisse ses {load_power} à {for_load}, qui passe avant`,shed_rotation:`à l’arrêt\xA0: laisse son tour à {for_load}`,shed_asked:`à l’arrêt sur demande[, {load_power} de moins]`,lowered:`au ralenti, de {load_power} à {level}, pour ne rien avoir à couper`,raised:`de nouveau jusqu’à {level}[, il reste {headroom}]`,restored:`de retour[ après {off_for}]\xA0: il y a place pour ses {load_power}[, il reste {headroom}]`,restored_swap:`de retour[ après {off_for}]\xA0: un appareil moins important fait place à ses {load_power}`,restored_rotation:`de retour[ après {off_for}]\xA0: c’est son tour`,restored_disarmed:`de retour[ après {off_for}]\xA0: le délestage est désactivé`,started:`démarre[ après {off_for} d’attente][\xA0: il y a place pour ses {load_power}]`,waits_hold:`en attente\xA0: reste à l’arrêt[ encore {hold}| un moment], pour ne pas battre sans cesse`,waits_room:`en attente de place pour ses {load_power}[\xA0: le foyer peut remonter à {peak} comme il y a {ago}, il manquerait {missing}|\xA0: il manque {missing}]`,waits_meter:`en attente du compteur[, muet depuis {age}]\xA0: rien ne revient à l’aveugle`,waits_settle:`en attente de son tour[ pour ses {load_power}]\xA0: le dernier changement doit d’abord se voir`,waits_person:`reste à l’arrêt\xA0: à vous de choisir quand[ redonner ses {load_power}]`,start_refused:`attend pour démarrer[\xA0: il faut {load_power}][, {headroom} libres à présent]`,manual_taken:`à votre main pendant {seconds}\xA0: à l’arrêt seulement s’il ne reste rien d’autre`,unresponsive:`n’obéit pas à l’ordre d’arrêt[, {load_power} toujours appelés]`,responsive:`obéit de nouveau`,notify_wanted:`à arrêter de votre main, s’il vous plaît\xA0: {load_power} de trop à présent`,amber:`au-dessus de la limite[ ({limit_id})]\xA0: {predicted} pour {limit}[, le compteur tiendrait {seconds_to_cut}]`,calm:`de nouveau sous la limite`,nothing_left:`au-dessus de la limite[ ({limit_id})] sans plus rien à couper\xA0: {predicted} pour {limit}[, coupure du compteur dans {seconds_to_cut}]`,blind:`sans nouvelles du compteur depuis {silent}\xA0: ne reste en marche que ce qui tient sûrement sous {limit}`,seeing:`de nouveau sous surveillance\xA0: le compteur répond`},schedules:{override:`selon votre choix[, jusqu’à {end}]`,replaced:`jour particulier[, de {start} à {end}]`,suspended:`jour particulier\xA0: rien ne tourne`,wall:`selon l’heure[, de {start} à {end}]`,sun:`selon le soleil[, de {start} à {end}]`,tariff:`selon le tarif[, de {start} à {end}]`,price:`quand l’énergie est bon marché[, de {start} à {end}]`,outside:`hors de ses heures`,no_schedule:`sans programme`},words:{sentence:`{name} {said}`,dry_run:`À blanc\xA0: {sentence}`,phase:`phase\xA0{number}`,day:`j`,unnamed:`un autre appareil`,somewhere:`un circuit`,imagined:`(à blanc) {said}`}}},sn=/\[([^\]|]*)(?:\|([^\]]*))?\]/g,cn=/\{(\w+)\}/g,ln=10,un=on.figures;function dn(e,t){let n=e.language.split(`-`)[0]===`fr`?on.fr:on.en,r=(r,i)=>fn(e,n,t,r,i);return({code:e,figures:t})=>{let i=n.decisions[e];return i===void 0?e:i.replace(sn,(e,n,i)=>[...n.matchAll(cn)].every(([,e=``])=>r(e,t)!==null)?n:i??``).replace(cn,(e,n)=>r(n,t)??`?`)}}var F=e=>e.charAt(0).toLocaleUpperCase()+e.slice(1);function fn(e,t,n,r,i){let a=i[r],o=un[r];return a==null?null:o===`load`?n.get(String(a))??t.words.unnamed??null:o===`limit`?pn(t,n,String(a)):o===`time`?E(e).time(Date.parse(String(a))):typeof a==`number`?mn(e,o,a):null}function pn(e,t,n){if(n===`house`)return null;let r=/^phase_(\d)$/.exec(n)?.[1];return r?e.words.phase?.replace(`{number}`,r)??null:t.get(n)??e.words.somewhere??null}function mn(e,t,n){let r=E(e);switch(t){case`spare`:return n<ln?null:I(e,n);case`power`:return I(e,n);case`demand`:return I(e,n>=1e3?Math.ceil(Math.round(n*10)/100)*10:n);case`waited`:return n<1?null:r.duration(n);case`duration`:return r.duration(n);default:return r.quantity(n,``,2,0).trim()}}function I(e,t){let n=E(e);return Math.abs(t)<999.5?n.va(Math.round(t)):n.quantity(t/1e3,`kVA`,2,0)}var L=C`
  p {
    margin: 0;
  }
  .blank {
    display: grid;
    place-content: center;
    min-height: 160px;
  }
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 10px 14px;
    border-radius: 12px;
    font-size: 14px;
    line-height: 20px;
    background: color-mix(in srgb, var(--tone) 15%, transparent);
  }
  .banner > svg {
    flex: none;
    color: color-mix(in srgb, var(--tone) 70%, var(--ink));
  }
  .banner > span {
    flex: 1 1 180px;
    min-width: 0;
    text-wrap: pretty;
  }
  .banner b {
    font-weight: 500;
  }
  .banner.warn {
    --tone: var(--amber);
  }
  .banner.bad {
    --tone: var(--red);
  }
  .banner.dry {
    --tone: var(--return);
    border: 1px dashed color-mix(in srgb, var(--return) 60%, transparent);
  }
  .calm {
    --tone: var(--green);
  }
  .above {
    --tone: var(--amber);
  }
  .danger {
    --tone: var(--red);
  }
  .untold {
    --tone: var(--soft);
  }
  .action {
    gap: 8px;
    font-size: 14px;
  }
  .action:disabled {
    opacity: 0.45;
    cursor: default;
  }
  .action.plain {
    background: none;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .action.plain:hover {
    background: color-mix(in srgb, var(--ink) 5%, transparent);
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    margin: -10px 0;
    color: var(--soft);
    font-size: 13px;
  }
  .toggle i {
    position: relative;
    width: 40px;
    height: 24px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--ink) 22%, transparent);
    transition: background 0.2s;
  }
  .toggle i::after {
    content: "";
    position: absolute;
    top: 3px;
    left: 3px;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: var(--surface);
    transition: left 0.2s;
  }
  .toggle[aria-checked="true"] i {
    background: var(--primary-color, #03a9f4);
  }
  .toggle[aria-checked="true"] i::after {
    left: 19px;
  }
  .stale {
    filter: grayscale(1);
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px;
    border-radius: 99px;
    font-size: 13px;
    line-height: 20px;
    white-space: nowrap;
    background: color-mix(in srgb, var(--tone, var(--soft)) 15%, transparent);
    color: color-mix(in srgb, var(--tone, var(--soft)) 55%, var(--ink));
  }
  .pill svg {
    flex: none;
  }
  .pill.on {
    --tone: var(--green);
  }
  .pill.cut,
  .pill.bad {
    --tone: var(--red);
  }
  .pill.wait {
    --tone: var(--amber);
  }
  .pill.hand {
    --tone: var(--return);
  }
  .pill.rest {
    --tone: var(--soft);
    color: var(--soft);
    background: color-mix(in srgb, var(--ink) 5%, transparent);
  }
`,R=e=>e.toSorted((e,t)=>e.priority-t.priority||e.name.localeCompare(t.name));function hn(e,t,n){let r=e.filter(e=>e!==t),i=Math.min(Math.max(0,n),r.length);return[...r.slice(0,i),t,...r.slice(i)]}function gn(e,t){let n=t.map(t=>Math.abs(t-e));return n.indexOf(Math.min(...n))}var _n=new Set([`on`,`lowered`,`manual`,`unresponsive`]),vn=e=>e.enabled&&(e.kind===`normal`||e.kind===`last_resort`);function yn(e){let t=R(e).filter(e=>vn(e)&&(e.state===`on`||e.state===`lowered`));return t.findLast(e=>e.kind===`normal`)??t.at(-1)}function bn(e){let t=Math.max(0,...e.loads.map(e=>Math.max(e.power_va??0,e.return_va??0)));return Math.max(e.limit_va??0,t,1)}function xn(e){return _n.has(e.state)?{va:e.power_va,ghost:!1}:e.state===`unavailable`?{va:null,ghost:!1}:{va:e.state===`shed`||e.state===`waiting`?e.return_va:0,ghost:!0}}function Sn(e){return{now:e.loads.filter(e=>e.state===`shed`||e.state===`waiting`).length,seconds:e.loads.reduce((e,t)=>e+t.shed_s_today,0)}}var z=e=>e.mode===`disarmed`&&e.limit_va===null&&e.power_va===null;function Cn(e){if(!e.enabled||e.state===`unavailable`)return[];if(e.state===`shed`||e.state===`waiting`)return[`restore`,`prefer`];let t=e.state===`on`||e.state===`lowered`||e.state===`manual`;return[...vn(e)&&t?[`shed`]:[],...e.kind===`hard`?[]:[`prefer`]]}var wn=e=>e.mode===`normal`&&Sn(e).now>0?`shedding`:e.mode,Tn={shed_overload:`cut`,shed_blind:`cut`,shed_swap:`cut`,shed_rotation:`cut`,shed_asked:`cut`,lowered:`lowered`,start_refused:`queued`},En=new Set([`restored`,`restored_swap`,`restored_rotation`,`restored_disarmed`,`started`,`raised`,`manual_taken`]);function Dn(e,t,n){let r=[],i=new Map,a=(e,a,o)=>{i.delete(e.load);let[s,c]=[Math.max(t,e.start),Math.min(a,n)];c>t&&s<n&&r.push({...e,start:s,end:c,back:o})};for(let n of e.toSorted((e,t)=>Date.parse(e.at)-Date.parse(t.at))){let{load:e,code:o,dry_run:s}=n;if(e===null)continue;let c=Date.parse(n.at),l=i.get(e),u=Tn[o];if(u){if(l?.kind===u)continue;l&&a(l,c,null),i.set(e,{load:e,kind:u,start:c,end:c,why:n,back:null,dry:s})}else if(En.has(o)){let e=l??On(n,c,t,r);e&&a(e,c,n)}}for(let e of[...i.values()])a(e,n,null);return r.toSorted((e,t)=>e.start-t.start)}function On(e,t,n,r){let{load:i,code:a}=e;if(i===null||a===`manual_taken`||r.some(e=>e.load===i))return;let o=e.figures.off_for,s=typeof o==`number`?t-o*1e3:n;return{load:i,kind:a===`raised`?`lowered`:`cut`,start:s,end:t,why:null,back:null,dry:e.dry_run}}function kn(e,t){return[...new Set([...t,...e.map(e=>e.load)])].map(t=>{let n=e.filter(e=>e.load===t),r=n.map(e=>(e.end-e.start)/1e3);return{load:t,count:n.length,seconds:r.reduce((e,t)=>e+t,0),longest:Math.max(0,...r),cuts:n}}).filter(e=>e.count>0)}function An(e){let t=e.filter(({kind:e})=>e!==`queued`);return{count:t.length,seconds:t.reduce((e,t)=>e+(t.end-t.start)/1e3,0)}}function jn(e){let t=[];for(let{start:n,end:r}of e.toSorted((e,t)=>e.start-t.start)){let e=t.at(-1);e&&n<=e.end?e.end=Math.max(e.end,r):t.push({start:n,end:r})}return t}var Mn=3*s,Nn=15*s;function Pn(e,t,n){let r=e.slice(1).map(([t],n)=>t-(e[n]?.[0]??t)),i=r.toSorted((e,t)=>e-t)[Math.floor(r.length/2)]??Mn,a=Math.max(Nn,3*i),o=new Map;return e.forEach(([r,i],s)=>{let c=Math.min(e[s+1]?.[0]??1/0,r+a,n);for(let e=Math.max(r,t);e<c;){let n=Math.floor((e-t)/Mn),r=Math.min(c,t+(n+1)*Mn),a=o.get(n)??{start:e,end:r,area:0,span:0,max:-1/0};o.set(n,{...a,end:r,area:a.area+i*(r-e),span:a.span+r-e,max:Math.max(a.max,i)}),e=r}}),[...o.values()].map(({start:e,end:t,area:n,span:r,max:i})=>({start:e,end:t,mean:n/r,max:i}))}function Fn(e,t){let n=e=>Math.max(e.start-t,t-e.end,0);return e.toSorted((e,t)=>n(e)-n(t))[0]}var In=C`
  nav {
    margin-inline-start: auto;
  }
  .day {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }
  .figure {
    min-height: 0;
  }
  .stage {
    height: 220px;
    flex: none;
  }
  .lanes {
    display: grid;
    margin-top: -6px;
  }
  .lane {
    display: block;
    width: 100%;
    min-height: 48px;
    padding: 4px 0 8px;
    touch-action: pan-y;
  }
  .lane .name {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    padding: 0 2px;
    font-size: 13px;
    line-height: 20px;
  }
  .lane b {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .lane .soft {
    line-height: 20px;
    text-align: end;
  }
  .track {
    position: relative;
    display: block;
    height: 14px;
    margin: 2px var(--right, 0) 0 var(--left, 0);
    border-radius: 4px;
    background: color-mix(in srgb, var(--ink) 7%, transparent);
  }
  .track i {
    position: absolute;
    top: 0;
    bottom: 0;
    min-width: 3px;
    border-radius: 2px;
    background: var(--red);
  }
  .track .lowered {
    background: var(--amber);
    top: 6px;
  }
  .track .queued {
    background: repeating-linear-gradient(90deg, var(--amber) 0 3px, transparent 3px 5px);
  }
  .track .dry {
    background: repeating-linear-gradient(45deg, var(--red) 0 3px, transparent 3px 5px);
  }
  .track .picked {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
    z-index: 1;
  }
  .detail {
    min-height: 76px;
    padding: 10px 14px;
    border-radius: 12px;
    box-sizing: border-box;
    background: color-mix(in srgb, var(--ink) 4%, transparent);
    font-size: 14px;
    line-height: 20px;
    text-wrap: pretty;
  }
  .detail b {
    font-weight: 500;
  }
  .detail > span:not(:nth-child(2)) {
    display: block;
  }
  td.text {
    text-align: start;
    white-space: normal;
    min-width: 80px;
  }
  td.text b {
    display: block;
    font-weight: 500;
  }
  th[scope="row"] {
    vertical-align: top;
  }
  thead th:nth-child(2) {
    text-align: start;
  }
`,Ln=(e,t,n)=>`${e} ${n(t)}`,Rn=e=>e.toSorted((e,t)=>t.max-e.max)[0];function zn(e){let{start:t,end:n,curve:r,cuts:i,limitVa:a,ticks:o,now:s,texts:c,format:l}=e,u=Rn(r),d=u&&{at:(u.start+u.end)/2,va:u.max},f=(e,t)=>c(`peak_mark`,{power:l.quantity(t/1e3,`kVA`,2),time:l.time(e)});return{start:t,end:n,curve:r,now:s,ticks:o,injected:[],before:[],bands:jn(i).map(e=>({...e,label:``,kind:`cut`})),limit:a===null?null:{va:a,label:c(`happened_limit`,{power:l.kva(a)})},peak:d?{...d,label:f(d.at,d.va)}:null,time:e=>l.hour(e),power:(e,t)=>e===0?`0`:l.quantity(e,`kVA`,t),tip:t=>Hn(e,t)}}var Bn=46;function Vn(e,t=Bn){let n=[``];for(let r of e.split(` `)){let e=n.at(-1)??``;e&&e.length+r.length>=t?n.push(r):n[n.length-1]=e?`${e} ${r}`:r}return n}function Hn({curve:e,cuts:t,nameOf:n,speak:r,texts:i,format:a},o){let s=e.find(e=>o>=e.start&&o<e.end),c=t.filter(e=>o>=e.start-6e4&&o<e.end+6e4);return[s?`${a.time(s.start)} · ${a.va(Math.round(s.mean))} (${i(`table_max`)} ${a.va(Math.round(s.max))})`:`${a.time(o)} · ${i(`tip_missing`)}`,...c.flatMap(e=>Vn(e.why?Ln(n(e.load),e.why,r):`${n(e.load)} · ${i(`kind_${e.kind}`)}`))]}function Un(e,t){return`${t.time(e.start)} – ${t.time(e.end)} · ${y((e.end-e.start)/1e3,t)}`}function B(e,t,n){let r=y(e.seconds,n);return e.count===1?t(`lane_one`,{time:r}):t(`lane_many`,{count:n.number(e.count),time:r})}function Wn(e,t,n,r){let{start:i,end:a,nameOf:o,texts:s,format:c}=t,l=e=>100*(e-i)/(a-i),u=o(e.load),d=t=>r(t,e.cuts);return g`<button type="button" class="lane" data-load=${e.load} @click=${d} @pointermove=${d} @keydown=${d} @focus=${d}>
    <span class="name"><b>${u}</b> <span class="soft">${B(e,s,c)}</span></span>
    <span class="track" aria-hidden="true">
      ${e.cuts.map(e=>g`<i
            class="${e.kind} ${e.dry?`dry`:``} ${n&&n.start===e.start&&n.load===e.load?`picked`:``}"
            style=${T({left:`${l(e.start)}%`,width:`${l(e.end)-l(e.start)}%`})}
          ></i>`)}
    </span>
  </button>`}function Gn(e,t){let{nameOf:n,speak:r,texts:i,format:a}=t;return g`<div class="detail" role="status">
    <b>${n(e.load)}</b> <span class="soft">${Un(e,a)}${e.dry?` · ${i(`happened_dry`)}`:S}</span>
    <span>${Kn(e,r,i)}</span>
    ${e.back?g`<span class="soft">${a.time(e.end)} · ${F(r(e.back))}</span>`:S}
  </div>`}var Kn=(e,t,n)=>e.why?F(t(e.why)):n(`happened_before`),qn=new Set([`nothing_left`,`blind`]);function Jn(e,t,n){let{start:r,end:i,cuts:a,nameOf:o,speak:s,texts:c,format:l}=e,u=a.map(e=>({at:e.start,name:o(e.load),time:y((e.end-e.start)/1e3,l),why:Kn(e,s,c)})),d=t.filter(e=>e.load===null&&qn.has(e.code)).map(e=>({at:Date.parse(e.at),name:n,time:``,why:F(s(e))})).filter(e=>e.at>=r&&e.at<i),f=[...u,...d].toSorted((e,t)=>e.at-t.at);return f.length===0?g`<p class="blank soft">${c(`happened_none`)}</p>`:g`<table>
    <caption>
      ${c(`happened_table`,{day:l.day(r)})}
    </caption>
    <thead>
      <tr>
        <th scope="col">${c(`table_hour`)}</th>
        <th scope="col">${c(`table_appliance`)}</th>
        <th scope="col">${c(`table_length`)}</th>
      </tr>
    </thead>
    <tbody>
      ${f.map(e=>g`<tr><th scope="row">${l.time(e.at)}</th><td class="text"><b>${e.name}</b> ${e.why}</td><td>${e.time}</td></tr>`)}
    </tbody>
  </table>`}var Yn={ArrowLeft:-1,ArrowRight:1},Xn=class extends P{static properties={...P.properties,shift:{state:!0},table:{state:!0},journal:{state:!0},failed:{state:!0},picked:{state:!0}};static styles=[v,Gt,L,In];#e=new Wt(this,()=>this.#o());#t=``;#n;constructor(){super(),this.shift=0,this.table=!1,this.failed=!1}getCardSize(){return 9}essence(e){return JSON.stringify(e.loads.map(({id:e,name:t,priority:n,state:r})=>[e,t,n,r]))}heading(e){return e(`happened_title`)}aside(e,t,n){return Ut({shift:this.shift,table:this.table,zone:_(e),texts:n,format:E(e),move:e=>{this.shift+=e,this.picked=void 0},toggle:()=>void(this.table=!this.table)})}disconnectedCallback(){super.disconnectedCallback(),this.#e.dispose()}willUpdate(){super.willUpdate(),this.#r()}updated(){let e=this.#n?.curve.length?this.renderRoot.querySelector(`.chart`):null;this.#e.follow(e)}#r(){let{hass:e,home:n,view:r}=this;if(!e||!n||!r||this.offline)return;let i=Date.now(),a=_(e),o=t(i,a,this.shift),c=this.shift===0?[Math.floor(i/s),r.loads.map(e=>e.state)]:[],l=JSON.stringify([n.entry_id,o,c]);l!==this.#t&&(this.#t=l,this.#i(e,n,o,Math.min(i,t(i,a,this.shift+1)),l))}async#i(e,t,n,r,i){try{let a=await et(e,t.entry_id,n,r);if(i!==this.#t)return;this.journal={...a,start:n},this.failed=!1}catch(e){if(!w(e))throw e;i===this.#t&&(this.failed=!0)}}#a(e,n,r,i,a){let{start:o}=r,s=_(e),c=t(o,s,1),l=Math.min(Date.now(),c),u=new Map(n.loads.map(e=>[e.id,e.name])),d=r.power.at(-1);return{start:o,end:c,texts:i,format:a,curve:Pn(r.power,o,l),cuts:Dn(r.decisions,o,l),limitVa:r.limit_va,ticks:le(o,s,3),now:d&&l<c&&l-d[0]<3e5?{at:d[0],va:d[1]}:null,nameOf:e=>u.get(e)??i(`appliance_gone`),speak:dn(e,u)}}#o(){let{chart:e}=this.#e;if(!e||!this.#n)return;let t=this.renderRoot.querySelector(`.day`);e.placed=(n,r)=>{t?.style.setProperty(`--left`,`${n}px`),t?.style.setProperty(`--right`,`${e.element.clientWidth-r}px`)},e.draw(zn(this.#n),Kt(this))}content(e,n,r,i){let a=E(e),{journal:o}=this,s=t(Date.now(),_(e),this.shift);if(this.#n=void 0,this.failed&&o?.start!==s)return Zn(i(`failed_title`),i(`failed_text`));if(!o)return g`<p class="blank soft" role="status">${i(`loading`)}</p>`;let c=this.#a(e,r,o,i,a);this.#n=c;let l=this.table||this.#e.broken,u=i(`happened_table`,{day:a.day(o.start)});return g`<div class="day ${o.start===s?``:`stale`}">
      ${this.#s(c,i,a)}
      ${l?g`<div class="stage"><div class="table" tabindex="0" role="region" aria-label=${u}>${Jn(c,o.decisions,n.title)}</div></div>`:g`${this.#c(c,i,a)} ${this.#l(r,c,i)}`}
    </div>`}#s(e,t,n){let r=(e,t)=>g`<div class="figure"><span class="soft">${e}</span><span class="value">${t}</span></div>`,i=An(e.cuts),a=Math.max(...e.curve.map(e=>e.max));return g`<div class="figures">
      ${r(t(`happened_cuts`),n.number(i.count))}
      ${i.count?r(t(`happened_time`),y(i.seconds,n)):S}
      ${Number.isFinite(a)?r(t(`day_peak`),g`${n.number(a/1e3,2)} <small>kVA</small>`):S}
    </div>`}#c(e,t,n){if(e.curve.length===0)return Zn(t(`happened_no_power_title`),t(`happened_no_power_text`));let r=An(e.cuts),i=r.count?B(r,t,n):t(`happened_none`);return g`<div class="stage"><div class="chart" role="img" aria-label=${t(`chart_label`,{day:n.day(e.start),summary:i})}></div></div>`}#l(e,t,n){let r=kn(t.cuts,R(e.loads).map(e=>e.id));if(r.length===0)return g`<p class="banner calm" role="status">${M(`check`,20)}<span>${n(`happened_none`)}</span></p>`;let i=t.cuts.find(e=>e.load===this.picked?.load&&e.start===this.picked.start)??t.cuts.at(-1);return g`<div class="lanes">
        ${r.map(e=>Wn(e,t,i,(e,n)=>this.#u(e,n,t)))}
      </div>
      ${Gn(i,t)}`}#u(e,t,n){let{picked:r}=this,i=r&&t.findIndex(e=>e.load===r.load&&e.start===r.start);if(e instanceof KeyboardEvent){let n=Yn[e.key];if(n===void 0)return;e.preventDefault(),this.picked=t[Math.min(t.length-1,Math.max(0,(i??0)+n))]}else if(e instanceof PointerEvent&&e.detail+e.clientX>0){let r=e.currentTarget.querySelector(`.track`)?.getBoundingClientRect();r&&(this.picked=Fn(t,n.start+(e.clientX-r.left)/r.width*(n.end-n.start)))}else(i===void 0||i<0)&&(this.picked=t.at(-1))}},Zn=(e,t)=>g`<div class="stage"><div class="over-stage" role="status"><b>${e}</b><span class="soft">${t}</span></div></div>`,{I:Qn}=Je,$n=e=>e,er=()=>document.createComment(``),V=(e,t,n)=>{let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new Qn(r.insertBefore(er(),i),r.insertBefore(er(),i),e,e.options);else{let t=n._$AB.nextSibling,a=n._$AM,o=a!==e;if(o){let t;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==a._$AU&&n._$AP(t)}if(t!==i||o){let e=n._$AA;for(;e!==t;){let t=$n(e).nextSibling;$n(r).insertBefore(e,i),e=t}}}return n},H=(e,t,n=e)=>(e._$AI(t,n),e),tr={},nr=(e,t=tr)=>e._$AH=t,rr=e=>e._$AH,ir=e=>{e._$AR(),e._$AA.remove()},ar=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},or=Qe(class extends Ee{constructor(e){if(super(e),e.type!==ke.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,r]){let i=rr(e),{values:a,keys:o}=this.dt(t,n,r);if(!Array.isArray(i))return this.ut=o,a;let s=this.ut??=[],c=[],l,u,d=0,f=i.length-1,m=0,h=a.length-1;for(;d<=f&&m<=h;)if(i[d]===null)d++;else if(i[f]===null)f--;else if(s[d]===o[m])c[m]=H(i[d],a[m]),d++,m++;else if(s[f]===o[h])c[h]=H(i[f],a[h]),f--,h--;else if(s[d]===o[h])c[h]=H(i[d],a[h]),V(e,c[h+1],i[d]),d++,h--;else if(s[f]===o[m])c[m]=H(i[f],a[m]),V(e,i[d],i[f]),f--,m++;else if(l===void 0&&(l=ar(o,m,h),u=ar(s,d,f)),l.has(s[d])){if(l.has(s[f])){let t=u.get(o[m]),n=t===void 0?null:i[t];if(n===null){let t=V(e,i[d]);H(t,a[m]),c[m]=t}else c[m]=H(n,a[m]),V(e,i[d],n),i[t]=null;m++}else ir(i[f]),f--}else ir(i[d]),d++;for(;m<=h;){let t=V(e,c[h+1]);H(t,a[m]),c[m++]=t}for(;d<=f;){let e=i[d++];e!==null&&ir(e)}return this.ut=o,nr(e,c),p}}),sr=.992,cr=1.3,U=e=>cr*e;function lr(e,t,n){let r=cr**2,i=(e/t)**2;if(i<=r)return 1/0;if(n>=1)return 0;let a=Math.log((i-r)/(i-Math.max(0,n)*r))/Math.log(sr);return Math.max(0,a)}var ur=e=>Math.ceil(1.5*e/500)*500;function dr(e,t,n,r){let i=Math.max(0,...r.filter(e=>e!==null)),a=U(t/n);return{contractVa:e/n,cutVa:a,endVa:Math.max(1.23*a,1.04*i)}}var W=(e,t)=>100*Math.max(0,e)/t.endVa;function fr(e,t){let n=W(t.contractVa,t),r=W(t.cutVa,t),i=W(e??0,t);return g`<div
    class="bar ${e===null?`missing`:``}"
    style=${T({"--contract":`${n}%`,"--cut":`${r}%`})}
  >
    <div class="fill" style=${T({width:`${Math.min(i,n)}%`})}></div>
    ${i>n?g`<div
          class="over ${i>r?`beyond`:``}"
          style=${T({left:`${n}%`,width:`${i-n}%`})}
        ></div>`:S}
    <i class="tick contract"></i><i class="tick cut"></i>
  </div>`}function pr(e,t,n){let r=e>70?-100:e<20?0:-50;return g`<span class="label ${n}" style=${T({left:`${e}%`,transform:`translateX(${r}%)`})}>${t}</span>`}function mr(e,t,n,r,i){let a=n(`rail_cut`,{power:r.kva(t.cutVa)}),o=n(`rail_subscribed`,{power:r.kva(t.contractVa)});return g`<div class="rail" role="img" aria-label=${i}>
    <div class="labels" aria-hidden="true">${pr(W(t.cutVa,t),a,`danger`)}</div>
    ${e}
    <div class="labels" aria-hidden="true">${pr(0,`0`,``)}${pr(W(t.contractVa,t),o,``)}</div>
  </div>`}function hr(e,t,n,r){return g`<div class="phases">
    ${e.map(e=>{let i=e.voltageV!==null&&e.voltageV<50,a=i?n(`phase_absent`):e.powerVa===null?n(`phase_missing`):r.va(e.powerVa);return g`<div class="phase">
        <div class="line">
          <span>${n(`phase`,{phase:String(e.number)})}</span>
          <span class=${e.powerVa===null||i?`soft`:`value`}>${a}</span>
        </div>
        ${fr(i?null:e.powerVa,t)}
      </div>`})}
  </div>`}var gr=C`
  .rail {
    display: grid;
    gap: 5px;
  }
  .labels {
    position: relative;
    height: 16px;
    font-size: 12px;
    line-height: 16px;
    color: var(--soft);
  }
  .label {
    position: absolute;
    white-space: nowrap;
  }
  .label.danger {
    color: color-mix(in srgb, var(--red) 72%, var(--ink));
  }
  .bar {
    position: relative;
    height: 28px;
    border-radius: 8px;
    background: linear-gradient(
      90deg,
      color-mix(in srgb, var(--grid) 14%, transparent) 0 var(--contract),
      color-mix(in srgb, var(--amber) 24%, transparent) var(--contract) var(--cut),
      color-mix(in srgb, var(--red) 20%, transparent) var(--cut)
    );
  }
  .bar.missing {
    background: none;
    outline: 1px dashed var(--soft);
    outline-offset: -1px;
  }
  .fill,
  .over {
    position: absolute;
    top: 0;
    bottom: 0;
    transition: width 0.5s ease;
  }
  .fill {
    left: 0;
    background: var(--grid);
    border-radius: 8px 2px 2px 8px;
  }
  .over {
    --mark: var(--amber);
    border-radius: 0 3px 3px 0;
    background: repeating-linear-gradient(
      45deg,
      var(--mark) 0 6px,
      color-mix(in srgb, var(--mark) 62%, var(--ink)) 6px 9px
    );
  }
  .over.beyond {
    --mark: var(--red);
  }
  .tick {
    position: absolute;
    top: -4px;
    bottom: -4px;
    width: 2px;
    margin-inline-start: -1px;
    border-radius: 1px;
  }
  .tick.contract {
    left: var(--contract);
    background: var(--ink);
  }
  .tick.cut {
    left: var(--cut);
    background: var(--red);
    box-shadow: 0 0 0 1px var(--surface);
  }
  @media (prefers-reduced-motion: reduce) {
    .fill,
    .over {
      transition: none;
    }
  }
`,_r=class{changed;dropped;now;#e=[];#t=0;#n=0;constructor(e,t){this.changed=e,this.dropped=t}grasp(e,t,n){let r=e.currentTarget;if(e.button!==0||r.disabled)return;r.setPointerCapture(e.pointerId),this.#e=n.map(e=>e.getBoundingClientRect()).map(e=>(e.top+e.bottom)/2+scrollY),this.#t=n.findIndex(e=>e.dataset.id===t),this.#n=e.pageY,this.now={id:t,to:this.#t,by:0};let i=e=>this.#r(e),a=e=>{r.removeEventListener(`pointermove`,i),r.removeEventListener(`pointerup`,a),r.removeEventListener(`pointercancel`,a);let t=this.now;this.now=void 0,this.changed(),t&&e.type===`pointerup`&&t.to!==this.#t&&this.dropped(t)};r.addEventListener(`pointermove`,i),r.addEventListener(`pointerup`,a),r.addEventListener(`pointercancel`,a),this.changed()}#r(e){if(!this.now)return;let t=e.pageY-this.#n;this.now={...this.now,by:t,to:gn((this.#e[this.#t]??0)+t,this.#e)},this.changed()}},vr={climate:`radiator`,input_number:`level`,input_select:`level`,light:`light`,number:`level`,select:`level`,switch:`plug`,input_boolean:`switch`,water_heater:`boiler`},yr={on:{kind:`on`},off:{kind:`rest`},shed:{kind:`cut`,sign:`cut`},waiting:{kind:`wait`,sign:`wait`},manual:{kind:`hand`,sign:`prefer`},unresponsive:{kind:`bad`,sign:`alert`},unavailable:{kind:`rest`,sign:`offline`},lowered:{kind:`wait`,sign:`level`}};function br(e,{hass:t,texts:n,format:r,dryRun:i},a){let o=e.since===null?null:(a-Date.parse(e.since))/1e3;switch(e.state){case`on`:return e.power_va===null?n(`ladder_on`):r.va(Math.round(e.power_va));case`shed`:return i?n(`ladder_shed_dry`):o===null?n(`ladder_shed`):n(`ladder_shed_for`,{time:y(o,r)});case`lowered`:return e.level_va==null?n(`ladder_lowered`):n(`ladder_lowered_to`,{power:I(t,e.level_va)});case`manual`:return e.returns_at===null?n(`ladder_manual`):n(`ladder_manual_until`,{time:r.time(Date.parse(e.returns_at))});default:return n(`ladder_${e.state}`)}}function xr(e,{texts:t,speak:n,next:r,first:i}){if(!e.enabled)return t(`ladder_disabled`);let a=e.state===`on`||e.state===`off`;return e.reason&&!a?F(n(e.reason)):e.state===`manual`?t(`ladder_manual_text`):e.state===`unavailable`?t(`ladder_unavailable_text`):e.kind===`hard`?t(`ladder_hard`):e.kind===`notify`?t(`ladder_notify`):r?.id===e.id?t(`ladder_next`):e.kind===`last_resort`?t(`ladder_last_resort`):i?.id===e.id?t(`ladder_last`):``}function Sr(e,{texts:t,format:n,dryRun:r}){return e.state!==`shed`&&e.state!==`waiting`?``:[e.since===null?``:t(r?`ladder_since_dry`:`ladder_since`,{time:n.time(Date.parse(e.since))}),e.returns_at===null?``:t(`ladder_returns`,{time:n.time(Date.parse(e.returns_at))})].filter(Boolean).join(` · `)}function Cr(e,t){let{texts:n,format:r,scaleVa:i}=t,{va:a,ghost:o}=xn(e),s=yr[e.state],c=a===null?n(`power_missing`):n(o?`ladder_bar_back`:`ladder_bar`,{power:r.va(Math.round(a))}),l=e.entity_id.split(`.`)[0]??``,u=xr(e,t),d=Sr(e,t);return g`<span class="badge">${M(vr[l]??`plug`,20)}</span>
    <span class="what">
      <b>${e.name}</b>
      ${d?g`<span class="when">${d}</span>`:S} ${u?g`<span class="why">${u}</span>`:S}
    </span>
    <span class="power ${a===null?`missing`:``}" role="img" aria-label=${c}>
      <i class=${o?`ghost`:`drawn`} style=${T({width:`${100*(a??0)/i}%`})}></i>
    </span>
    <span class="pill ${s.kind}">${s.sign?M(s.sign,16):S}<span>${br(e,t,Date.now())}</span></span>`}var wr={shed:`cut`,restore:`restore`,prefer:`prefer`};function Tr(e,t,n,r){return g`${Cn(e).map(e=>g`<button type="button" class="action" @click=${()=>n(e)}>${M(wr[e],20)}<span>${t(`wish_${e}`)}</span></button>`)}<button type="button" class="action plain" @click=${r}>${M(`clock`,20)}<span>${t(`ladder_history`)}</span></button>`}var Er=C`
  .hero {
    display: grid;
    grid-template-columns: fit-content(46%) minmax(0, 1fr);
    gap: 12px 20px;
    align-items: center;
  }
  .big {
    display: block;
    font-size: 40px;
    font-weight: 300;
    line-height: 46px;
    letter-spacing: -0.5px;
    white-space: nowrap;
  }
  .big small {
    font-size: 18px;
    letter-spacing: 0;
    color: var(--soft);
  }
  .words {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    padding: 12px 14px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--tone) 13%, transparent);
  }
  .words svg {
    grid-row: span 2;
    color: color-mix(in srgb, var(--tone) 80%, var(--ink));
  }
  .words b {
    font-size: 16px;
    font-weight: 500;
    line-height: 22px;
  }
  .words span {
    font-size: 14px;
    line-height: 20px;
    text-wrap: pretty;
  }
  .facts {
    margin-top: -6px;
  }
  .ladder {
    list-style: none;
    margin: 0 -8px -8px;
    padding: 0;
  }
  .ladder li {
    position: relative;
    border-top: 1px solid var(--line);
    transition: transform 0.15s;
  }
  .ladder li.dragged {
    z-index: 1;
    transition: none;
    border-radius: 12px;
    background: var(--surface);
    box-shadow: 0 4px 16px rgb(0 0 0 / 25%);
  }
  .ladder li.next:not(:last-child) {
    border-bottom: 2px dashed var(--amber);
  }
  .ladder li.next + li {
    border-top: 0;
  }
  .ladder li.disabled .open > :not(.fold) {
    filter: grayscale(1);
  }
  .rung {
    display: grid;
    grid-template-columns: 44px minmax(0, 1fr);
    align-items: center;
  }
  .handle {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    color: var(--soft);
    cursor: grab;
    touch-action: none;
  }
  .handle:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .dragged .handle {
    cursor: grabbing;
  }
  .open {
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr) minmax(90px, 24%) auto 20px;
    gap: 2px 12px;
    align-items: center;
    min-height: 64px;
    padding: 8px 8px 8px 4px;
  }
  .open:hover {
    background: color-mix(in srgb, var(--ink) 4%, transparent);
  }
  .badge {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--soft) 16%, transparent);
    color: color-mix(in srgb, var(--soft) 80%, var(--ink));
  }
  .what b {
    display: block;
    font-size: 15px;
    font-weight: 500;
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .when,
  .why {
    display: block;
    font-size: 13px;
    line-height: 18px;
    text-wrap: pretty;
  }
  .why {
    color: var(--soft);
  }
  .power {
    position: relative;
    height: 8px;
    border-radius: 4px;
    overflow: hidden;
    background: color-mix(in srgb, var(--ink) 8%, transparent);
  }
  .power.missing {
    background: none;
    outline: 1px dashed var(--soft);
    outline-offset: -1px;
  }
  .power i {
    position: absolute;
    inset: 0 auto 0 0;
    border-radius: 4px;
    transition: width 0.5s ease;
  }
  .drawn {
    background: var(--grid);
  }
  .ghost {
    background: repeating-linear-gradient(
      45deg,
      color-mix(in srgb, var(--soft) 65%, transparent) 0 3px,
      transparent 3px 6px
    );
  }
  .open .pill {
    justify-self: end;
  }
  .fold {
    display: grid;
    color: var(--soft);
    transition: rotate 0.15s;
  }
  [aria-expanded="true"] .fold {
    rotate: 180deg;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 4px 8px 14px 48px;
  }
  @container (max-width: 420px) {
    .hero {
      grid-template-columns: minmax(0, 1fr);
    }
    .actions .action {
      flex: 1 1 auto;
    }
  }
  @container (max-width: 640px) {
    .rung {
      grid-template-columns: 36px minmax(0, 1fr);
      align-items: start;
    }
    .handle {
      margin: 10px -4px 0;
    }
    .open {
      grid-template-columns: minmax(0, 1fr) auto 20px;
      gap: 6px 8px;
      padding-block: 12px;
    }
    .badge {
      display: none;
    }
    .what {
      display: contents;
    }
    .what b {
      grid-column: 1;
      grid-row: 1;
    }
    .open .pill {
      grid-column: 2;
      grid-row: 1;
    }
    .fold {
      grid-column: 3;
      grid-row: 1;
    }
    .power {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .when,
    .why {
      grid-column: 1 / -1;
    }
    .actions {
      padding-inline-start: 40px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .ladder li,
    .power i,
    .fold {
      transition: none;
    }
  }
`,Dr=3600,Or=5e3,kr={warmup:`untold`,normal:`calm`,amber:`above`,shedding:`above`,blind:`danger`,disarmed:`untold`},Ar={warmup:`wait`,normal:`holds`,amber:`alert`,shedding:`cut`,blind:`alert`,disarmed:`shield`},jr=class extends P{static properties={...P.properties,unfolded:{state:!0},wanted:{state:!0},said:{state:!0}};static styles=[v,gr,L,Er];#e=new _r(()=>this.requestUpdate(),({id:e,to:t})=>this.#p(e,t));constructor(){super(),this.said=``}getCardSize(){return 8}beat=1;essence(e){return JSON.stringify(e)}heading(e){return e(`ladder_title`)}aside(e,t,n){let r=this.home&&N(e,this.home.entry_id,`switch`,`shedding`);if(!r||z(t))return S;let i=n(t.armed?`shedding_on`:`shedding_off`);return g`<button
      type="button"
      role="switch"
      class="toggle"
      aria-label=${n(`ladder_title`)}
      aria-checked=${t.armed?`true`:`false`}
      ?disabled=${this.offline}
      @click=${()=>void this.#t(e,r,!t.armed)}
    >
      <span>${i}</span><i></i>
    </button>`}async#t(e,t,n){await this.attempt(Promise.resolve(e.callService?.(`switch`,n?`turn_on`:`turn_off`,{entity_id:t})))}content(e,t,n,r){let i=E(e),a=this.#s(n);return g`${this.#n(e,t,n,r)} ${this.#r(n,r,i)}
      ${a.length?this.#c(e,t,n,a,r,i):this.#h(r)}
      <span class="gone" role="status">${this.said}</span>`}#n(e,t,n,r){if(!n.dry_run)return S;let i=N(e,t.entry_id,`switch`,`dry_run`);return g`<div class="banner dry" role="status">
      ${M(`eye`,20)}
      <span><b>${r(`dry_title`)}</b> ${r(`dry_text`)}</span>
      ${i?g`<button type="button" class="action" @click=${()=>void this.#t(e,i,!1)}>${r(`dry_end`)}</button>`:S}
    </div>`}#r(e,t,n){let{power_va:r,limit_va:i,seconds_to_cut:a}=e,o=a!==null&&(!e.armed||e.dry_run),s=wn(e),c=o?`danger`:kr[s];return g`<div class="hero">
        <span class="number">${Mr(e,t,n)}</span>
        <div class="words ${c}" role=${o?`alert`:`status`}>
          ${M(Ar[s])}<b>${t(z(e)?`mode_meterless`:`mode_${s}`)}</b><span>${this.#i(e,t,n)}</span>
        </div>
      </div>
      ${i&&r!==null?this.#a(r,i,t,n):S}
      <p class="soft facts">${this.#o(e,t,n)}</p>`}#i(e,t,n){if(z(e))return t(`mode_meterless_text`);if(e.seconds_to_cut!==null){let r=(e.power_va??0)-U(e.limit_va??1/0);return(!e.armed||e.dry_run)&&r>0?t(`cutting_text`,{power:n.va(Math.ceil(r/10)*10)}):t(`ladder_cut_in`)}if(e.mode===`disarmed`)return t(`mode_disarmed_text`);if(e.mode===`blind`)return t(`mode_blind_text`);if(e.mode===`warmup`)return t(`mode_warmup_text`);let r=e.next_restore,i=r&&e.loads.find(e=>e.id===r.load)?.name;return r&&i?t(`ladder_next_back`,{name:i,time:n.time(Date.parse(r.at))}):e.headroom_va!==null&&e.headroom_va>0?t(`holds_text`,{available:n.va(Math.floor(e.headroom_va/10)*10)}):t(`ladder_endless`)}#a(e,t,n,r){let i=dr(t,t,1,[e]),a=n(`rail_label`,{power:r.va(e),limit:r.kva(t),cut:r.kva(i.cutVa)});return mr(fr(e,i),i,n,r,a)}#o(e,t,n){let{seconds:r}=Sn(e),i=e.sheds_today===0?t(`cuts_none`):t(e.sheds_today===1?`cuts_one`:`cuts_many`,{count:n.number(e.sheds_today),time:y(r,n)});return[[`strict`,`balanced`,`tolerant`].includes(e.profile)?t(`profile_${e.profile}`):e.profile,i].join(` · `)}#s(e){let{wanted:t}=this,n=R(e.loads);return t?n.toSorted((e,n)=>t.indexOf(e.id)-t.indexOf(n.id)):n}#c(e,t,n,r,i,a){let o=new Map(n.loads.map(e=>[e.id,e.name])),s=r.find(e=>vn(e)&&e.kind===`normal`),c={hass:e,texts:i,format:a,speak:dn(e,o),dryRun:n.dry_run,scaleVa:bn(n),next:n.mode===`disarmed`?void 0:yn(r),first:r.length>1&&!z(n)?s:void 0};return g`<ol class="ladder ${this.offline?`stale`:``}" aria-label=${i(`ladder_list`)}>
      ${or(r,e=>e.id,(n,i)=>this.#l(e,t,n,i,r,c))}
    </ol>`}#l(e,t,n,r,i,a){let{texts:o}=a,s=this.#e.now,c=s?i.findIndex(e=>e.id===s.id):-1,l=s&&s.id!==n.id?Number(r>c&&r<=s.to)*-1+Number(r<c&&r>=s.to):0,u=this.unfolded===n.id,d={transform:s?.id===n.id?`translateY(${s.by}px)`:l?`translateY(${l*24}px)`:``};return g`<li
      data-id=${n.id}
      class="${n.enabled?``:`disabled`} ${s?.id===n.id?`dragged`:``} ${a.next?.id===n.id?`next`:``}"
      style=${T(d)}
    >
      <div class="rung">
        <button
          type="button"
          class="handle"
          aria-label=${o(`ladder_handle`,{name:n.name,place:String(r+1),count:String(i.length)})}
          aria-keyshortcuts="ArrowUp ArrowDown"
          title=${o(`ladder_handle_hint`)}
          ?disabled=${this.offline||e.user?.is_admin===!1}
          @pointerdown=${e=>this.#e.grasp(e,n.id,this.#u())}
          @keydown=${e=>this.#f(e,n,r,i)}
        >
          ${M(`drag`)}
        </button>
        <button
          type="button"
          class="open"
          aria-expanded=${u?`true`:`false`}
          @click=${()=>this.unfolded=u?void 0:n.id}
        >
          ${Cr(n,a)}<span class="fold">${M(`unfold`,20)}</span>
        </button>
      </div>
      ${u?g`<div class="actions">
            ${Tr(n,o,r=>void this.#d(e,t,n,r),()=>ce(this,n.entity_id))}
          </div>`:S}
    </li>`}#u(){return[...this.renderRoot.querySelectorAll(`ol.ladder > li`)]}async#d(e,t,n,r){await this.attempt(Ge(e,t.entry_id,n.id,r,r===`prefer`?Dr:void 0))&&(this.unfolded=void 0)}#f(e,t,n,r){let i={ArrowUp:n-1,ArrowDown:n+1,Home:0,End:r.length-1}[e.key];i===void 0||e.altKey||e.ctrlKey||e.metaKey||(e.preventDefault(),i>=0&&i<r.length&&i!==n&&this.#p(t.id,i))}#p(e,t){let{hass:n,home:r,view:i}=this;if(!n||!r||!i)return;let a=this.#s(i),o=hn(a.map(e=>e.id),e,t);this.wanted=o;let s=this.texts,c=a.find(t=>t.id===e)?.name??``;this.said=F(s(`ladder_moved`,{name:c,place:String(t+1),count:String(a.length)}));let l=()=>{this.wanted===o&&(this.wanted=void 0)};this.attempt(at(n,r.entry_id,o)).then(e=>e?setTimeout(l,Or):l()),this.updateComplete.then(()=>this.#m(e))}#m(e){this.#u().find(t=>t.dataset.id===e)?.querySelector(`.handle`)?.focus()}#h(e){return g`<div class="notice">
      <span class="sign">${M(`plug`)}</span>
      <b>${e(`ladder_empty_title`)}</b>
      <p>${e(`ladder_empty_text`)}</p>
      ${this.integration(e)}
    </div>`}};function Mr(e,t,n){let{power_va:r,limit_va:i,seconds_to_cut:a}=e;if(r===null)return g`<span class="big">–</span><span class="soft">${t(z(e)?`ladder_no_meter`:`power_missing`)}</span>`;let o=n.va(Math.round(r));if(a!==null)return g`<span class="big">${n.duration(a)}</span><span class="soft">${t(`before_cut`)} ${t(`at_power`,{power:o})}</span>`;let s=i===null?``:t(`of_contract`,{percent:n.percent(100*r/i),limit:n.kva(i)});return g`<span class="big">${n.number(Math.round(r))} <small>VA</small></span><span class="soft">${s}</span>`}function Nr(e){return[Fr,Lr,Rr,zr,Br,Vr,Hr].map(t=>t(e)).filter(e=>e!==void 0)}var Pr=(e,t)=>t&&A(t)!==null?e.formatEntityState(t):null;function Fr({hass:e,view:t,texts:n,format:r}){if(!t.period||t.contract&&A(t.period)===`base`)return;let i=Pr(e,t.period),a=Pr(e,t.nextPeriod),o=t.nextChange,s=o!==null&&o>Date.now(),c=o===null?``:o-Date.now()<72e6?r.time(o):r.dayTime(o),l=s?a?n(`until_then`,{time:c,period:a}):n(`until`,{time:c}):void 0;return{name:n(`fact_period`),value:i??n(`unknown`),known:i!==null,more:l,wide:!0,sign:M(`clock`),tint:`var(--primary-color)`,entity:t.period.entity_id}}function Ir(e,t,n,r,i){if(t!==void 0)return{name:e,value:r(t?`colour_${t}`:i),known:t!==null,sign:t?Vt(t):Ht(),tint:`var(--soft)`,entity:n}}var Lr=({meter:e,view:t,texts:n})=>Ir(n(`fact_today`),t.today,e.ids.get(`sensor/colour_today`),n,`unknown`),Rr=({meter:e,view:t,texts:n})=>Ir(n(`fact_tomorrow`),t.tomorrow,e.ids.get(`sensor/colour_tomorrow`),n,`not_announced`);function zr({meter:e,view:t,texts:n}){if(!t.peak)return;let r=t.peak===`now`?`mobile_peak`:`mobile_peak_announced`;return{name:n(`fact_peak`),value:n(`peak_${t.peak}`),known:!0,sign:M(`peak`),tint:`var(--red)`,entity:e.ids.get(`binary_sensor/${r}`)}}function Br({hass:e,meter:t,texts:n,format:r,today:i}){let a=t.ids.get(`sensor/energy_total`);if(!a)return;let o=i?.cost??null;return{name:n(`fact_energy`),value:i?.kwh==null?n(i?`no_history`:`loading`):r.quantity(i.kwh,`kWh`,2),known:i?.kwh!=null,more:o===null?void 0:r.money(o,e.config.currency??`EUR`),sign:M(`energy`),tint:`var(--grid)`,entity:a}}function Vr({meter:e,view:t,texts:n,format:r}){let i=e.ids.get(`sensor/apparent_power_injected`);if(i)return{name:n(`fact_injected`),value:t.injectedVa===null?n(`unknown`):r.va(t.injectedVa),known:t.injectedVa!==null,sign:M(`injected`),tint:`var(--return)`,entity:i}}function Hr({hass:e,view:t,texts:n,format:r}){if(!t.contract)return;let i=Pr(e,t.contract);return{name:n(`fact_contract`),value:i??n(`unknown`),known:i!==null,more:t.subscribedVa===null?void 0:r.kva(t.subscribedVa),wide:(i??``).length>16,sign:M(`contract`),tint:`var(--soft)`,entity:t.contract.entity_id}}var Ur={live:`live`,connecting:`starting`,listening:`starting`,silent:`silent`,garbled:`garbled`,down:`down`},Wr={blue:`blue`,bleu:`blue`,white:`white`,blanc:`white`,red:`red`,rouge:`red`};function Gr(e,t){let n=n=>x(e,t,`sensor/${n}`),r=e=>k(n(e)),i=r(`apparent_power`),a=r(`subscribed_power`)??r(`cutoff_power`)??Jr(i,r(`power_available`)),o=r(`cutoff_power`)??a,s=r(`overload_level`),c=s===null?null:s/100,l=Yr(e,t),u=Xr(i,o,l),d=n(`breaker`),f=Zr(u,a,o,c,![`closed`,`unknown`,null].includes(A(d)),i),p=u&&c!==null?lr(u.powerVa,u.limitVa,c):1/0,m=r(`time_to_cut`)??(Number.isFinite(p)?p:null);return{...Qr(n(`link_state`),x(e,t,`binary_sensor/connected`),n(`apparent_power`)),lastFrame:Tt(n(`last_frame`)),lastNews:qr(e,t),quality:r(`line_quality`),powerVa:i,currentA:r(`current`),voltageV:r(`voltage`)??r(`voltage_mean`),injectedVa:r(`apparent_power_injected`),subscribedVa:a,cutoffVa:o,phases:l,level:c,outlook:f,breaker:d,secondsToCut:f===`cutting`?m:null,excessVa:u?Math.max(0,u.powerVa-U(u.limitVa)):0,period:n(`tariff_period`),nextPeriod:n(`next_tariff_period`),nextChange:Tt(n(`next_tariff_change`)),contract:n(`contract`),today:$r(n(`colour_today`)),tomorrow:$r(n(`colour_tomorrow`)),peak:ei(e,t)}}function Kr(e){return[...e.ids].filter(([e])=>!e.startsWith(`sensor/index_`)).map(([,e])=>e)}function qr(e,t){return Math.max(...[...t.ids.values()].map(t=>Date.parse(e.states[t]?.last_updated??``)||0))}function Jr(e,t){return e!==null&&t!==null?e+t:null}function Yr(e,t){let n=[1,2,3].map(n=>{let r=`sensor/apparent_power_${n}`,i=`sensor/current_${n}`,a=k(x(e,t,i)),o=a===null?null:a*200;return{number:n,powerVa:k(x(e,t,r))??o,voltageV:k(x(e,t,`sensor/voltage_${n}`)),entity:t.ids.get(r)??t.ids.get(i)}});return n.some(e=>e.number>1&&e.entity!==void 0)?n:[]}function Xr(e,t,n){if(t===null||t<=0)return null;let r=n.map(e=>e.powerVa).filter(e=>e!==null);return r.length?{powerVa:Math.max(...r),limitVa:t/3}:e===null?null:{powerVa:e,limitVa:t}}function Zr(e,t,n,r,i,a){if(i)return`open`;if(!e||t===null||n===null)return`untold`;let o=e.limitVa*t/n;return e.powerVa>U(e.limitVa)&&r!==null?`cutting`:e.powerVa>o||(a??0)>t?`above`:`holds`}function Qr(e,t,n){let r=Ur[A(e)??``];return e&&r?{link:r,since:Date.parse(e.last_changed)}:t&&A(t)===`off`?{link:`silent`,since:Date.parse(t.last_changed)}:n&&!O(n.state)?{link:`live`,since:Date.parse(n.last_changed)}:{link:`down`,since:n?Date.parse(n.last_changed):null}}function $r(e){return e?Wr[A(e)??``]??null:void 0}function ei(e,t){return x(e,t,`binary_sensor/mobile_peak`)?.state===`on`?`now`:x(e,t,`binary_sensor/mobile_peak_announced`)?.state===`on`?`announced`:null}var ti=C`
  .status {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--soft);
    font-size: 13px;
    line-height: 18px;
  }
  .status svg {
    flex: none;
  }
  .status.silent svg,
  .status.garbled svg {
    color: var(--amber);
  }
  .status.down svg {
    color: var(--red);
  }
  .dot {
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--green);
    flex: none;
  }
  .hero {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 12px 16px;
    align-items: center;
  }
  .big {
    display: block;
    font-size: 44px;
    font-weight: 300;
    line-height: 52px;
    letter-spacing: -0.5px;
    white-space: nowrap;
  }
  .big small {
    font-size: 20px;
    letter-spacing: 0;
    color: var(--soft);
  }
  .ring {
    width: 92px;
    height: 92px;
    display: block;
  }
  .ring text {
    fill: var(--ink);
    font-size: 22px;
    text-anchor: middle;
    font-variant-numeric: tabular-nums;
  }
  .ring text.caption {
    fill: var(--soft);
    font-size: 12px;
  }
  .ring circle {
    fill: none;
    stroke-width: 9;
    stroke: color-mix(in srgb, var(--ink) 9%, transparent);
  }
  .ring circle.level {
    stroke: var(--tone);
    stroke-linecap: round;
    transition: stroke-dashoffset 0.6s ease;
  }
  .words {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    align-items: start;
    padding: 12px 14px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--tone) 13%, transparent);
  }
  .words svg {
    grid-row: span 2;
    margin-top: 1px;
    color: color-mix(in srgb, var(--tone) 80%, var(--ink));
  }
  .words b {
    font-size: 16px;
    font-weight: 500;
    line-height: 22px;
  }
  .words span {
    font-size: 14px;
    line-height: 20px;
    min-height: 20px;
    text-wrap: pretty;
  }
  .words span span {
    display: block;
  }
  .calm {
    --tone: var(--green);
  }
  .above {
    --tone: var(--amber);
  }
  .danger {
    --tone: var(--red);
  }
  .untold {
    --tone: var(--soft);
  }
  .urgent .words {
    animation: pulse 1.2s ease-in-out infinite alternate;
  }
  @keyframes pulse {
    to {
      background: color-mix(in srgb, var(--red) 32%, transparent);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .urgent .words {
      animation: none;
    }
    .ring circle.level {
      transition: none;
    }
  }
  .phases {
    display: grid;
    gap: 10px;
  }
  .phase .line {
    display: flex;
    justify-content: space-between;
    font-size: 13px;
    line-height: 20px;
  }
  .phase .bar {
    height: 14px;
    border-radius: 5px;
  }
  .phase .fill {
    border-radius: 5px 1px 1px 5px;
  }
  .phase .value {
    font-weight: 500;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 4px 8px;
    margin: 0 -8px -8px;
  }
  .fact {
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr);
    gap: 10px;
    align-items: center;
    min-height: 56px;
    padding: 6px 8px;
  }
  button.fact:hover {
    background: color-mix(in srgb, var(--ink) 5%, transparent);
  }
  .badge {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--badge, var(--soft)) 16%, transparent);
    color: color-mix(in srgb, var(--badge, var(--soft)) 80%, var(--ink));
  }
  .badge svg {
    width: 20px;
    height: 20px;
  }
  /* No cell stays empty: what is left over takes its whole row, unless there are three to a row. */
  .fact.wide,
  .fact:where(:nth-last-child(1 of :not(.wide)):nth-child(odd of :not(.wide))) {
    grid-column: 1 / -1;
  }
  @container (min-width: 400px) {
    .facts.thirds {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .facts.thirds .fact:not(.wide) {
      grid-column: auto;
    }
  }
  .fact .name,
  .fact .more {
    display: block;
    color: var(--soft);
    font-size: 12px;
    line-height: 16px;
  }
  .fact .value {
    display: block;
    font-size: 15px;
    font-weight: 500;
    line-height: 20px;
  }
  .fact .value.unknown {
    font-weight: 400;
    color: var(--soft);
  }
  @container (max-width: 400px) {
    .big {
      font-size: 38px;
      line-height: 46px;
    }
    .ring {
      width: 80px;
      height: 80px;
    }
  }
`,ni=2*Math.PI*40,ri=30,ii={starting:`wait`,silent:`alert`,garbled:`alert`,down:`down`},ai=class extends h{static styles=[v,gr,ti];#e;#t;#n=``;#r=new St(()=>this.requestUpdate());getCardSize(){return 7}watched(e){return Kr(e)}tick(){let{hass:e,meter:t}=this;e&&t&&(this.#r.refresh(e,t),this.#e&&this.#i(this.#e,e)!==this.#n&&this.requestUpdate())}willUpdate(e){let{hass:t,meter:n}=this;if(this.#e=t&&n?Gr(t,n):void 0,!t||!n||!this.#e)return;let r=this.#e.secondsToCut;r===null?this.#t=void 0:this.#t?.seconds!==r&&(this.#t={seconds:r,at:Date.now()}),this.#n=this.#i(this.#e,t),this.#r.refresh(t,n)}#i(e,t){let n=b(t);return`${this.#o(e,n,E(t))}|${Math.floor(this.#a()??-1)}`}#a(){return this.#t?Math.max(0,this.#t.seconds-(Date.now()-this.#t.at)/1e3):null}#o(e,t,n){let r=e.link===`live`,i=r?Math.max(e.lastFrame??0,e.lastNews):e.lastFrame??e.since;if(i===null)return``;let a=(Date.now()-i)/1e3;if(a<15)return t(`age_now`);if(r)return``;let o=a<60?Math.floor(a/5)*5:Math.floor(a/60)*60;return t(`age_ago`,{age:n.duration(o)})}render(){let{hass:e,config:t}=this;if(!e||!t)return S;let n=b(e),r=this.#e,i=this.meter;if(!i||!r)return this.#f(e,n,t);let a=E(e),o=r.link===`live`?this.#c(e,r,i,n,a):this.#d(r,n,a,r.link),s=Nr({hass:e,meter:i,view:r,texts:n,format:a,today:this.#r.value}),c=r.link===`live`?s:s.filter(e=>e.known);return g`<ha-card>
      <div class="body">
        <header role="none">
          <h2>${t.title||i.name}</h2>
          ${this.#s(r,n,a)}
        </header>
        ${o}
        <div class="facts ${c.filter(e=>!e.wide).length%3?``:`thirds`}">${c.map(e=>this.#p(e))}</div>
      </div>
    </ha-card>`}#s(e,t,n){let r=e.link===`live`?g`<span class="dot"></span>`:M(ii[e.link],16),i=e.link===`live`&&e.quality!==null,a=[t(`link_${e.link}`),i?t(`quality`,{quality:n.percent(Math.floor(e.quality??0))}):``,this.#o(e,t,n)];return g`<span class="status ${e.link}">${r}<span>${a.filter(Boolean).join(` · `)}</span></span>`}#c(e,t,n,r,i){let a=this.#a(),o=a!==null&&a<ri;return g`<div class="hero ${ci(t)}">
        ${this.#l(t,n,r,i,a)} ${this.#u(t,r,i)}
      </div>
      <div class="${ci(t)} ${o?`urgent`:``}">${ui(e,t,r,i)}</div>
      ${mi(t,r,i)}`}#l(e,t,n,r,i){let a=e.powerVa,o=[a!==null&&e.subscribedVa?n(`of_contract`,{percent:r.percent(100*a/e.subscribedVa),limit:r.kva(e.subscribedVa)}):null,e.currentA===null?null:r.quantity(e.currentA,`A`,1,0),e.voltageV===null?null:r.quantity(e.voltageV,`V`)].filter(e=>e!==null),s=t.ids.get(i===null?`sensor/apparent_power`:`sensor/time_to_cut`)??t.ids.get(`sensor/apparent_power`),c=i===null?a===null?g`<span class="big">–</span><span class="soft">${n(`power_missing`)}</span>`:g`<span class="big">${r.number(a)} <small>VA</small></span><span class="soft">${o.join(` · `)}</span>`:g`<span class="big">${r.duration(i)}</span>
            <span class="soft">${n(`before_cut`)}${a===null?S:` ${n(`at_power`,{power:r.va(a)})}`}</span>`;return g`<button type="button" class="number" @click=${()=>s&&ce(this,s)}>${c}</button>`}#u(e,t,n){if(e.level===null)return S;let r=Math.min(1,Math.max(0,e.level)),i=n.percent(Math.floor(100*e.level)),a=te`<circle class="level" cx="50" cy="50" r="40" transform="rotate(-90 50 50)"
      stroke-dasharray=${ni} stroke-dashoffset=${ni*(1-r)} ?hidden=${r<.005}></circle>`;return g`<svg class="ring" viewBox="0 0 100 100" role="img" aria-label=${t(`ring_label`,{percent:i})}>
      <circle cx="50" cy="50" r="40"></circle>
      ${r<.005?S:a}
      <text x="50" y="52" aria-hidden="true">${i}</text>
      <text class="caption" x="50" y="68" aria-hidden="true">${t(`ring_caption`)}</text>
    </svg>`}#d(e,t,n,r){let i=e.lastFrame??e.since,a=i===null?0:(Date.now()-i)/1e3,s=i===null?``:a>43200?n.dayTime(i):n.time(i),c={starting:`untold`,silent:`above`,garbled:`above`,down:`danger`}[r];return g`<div class="notice ${c}" role="status">
      <span class="sign">${M(ii[r])}</span>
      <b>${t(`${r}_title`)}</b>
      ${i===null||r===`starting`?S:g`<span class="soft">${t(`since`,{time:s,age:n.duration(a<60?a:Math.floor(a/60)*60)})}</span>`}
      <p>${t(`${r}_advice`)}</p>
      ${r===`starting`?S:g`<button type="button" class="action" @click=${()=>Re(o)}>${t(`open_integration`)}</button>`}
    </div>`}#f(e,t,n){let i=n.device!==void 0&&r(e).length>0,a=e.user?.is_admin!==!1;return g`<ha-card>
      <div class="body">
        <div class="notice">
          <span class="sign">${M(`meter`)}</span>
          <b>${t(i?`meter_gone_title`:`no_meter_title`)}</b>
          <p>${t(i?`meter_gone_text`:`no_meter_text`)}${i||a?S:` ${t(`no_meter_ask`)}`}</p>
          ${i||!a?S:g`<a class="action" href=${c} @click=${e=>{e.preventDefault(),Re(c)}}>${t(`add_meter`)}</a>`}
        </div>
      </div>
    </ha-card>`}#p(e){let{entity:t}=e,n=g`<span class="badge" style=${`--badge:${e.tint}`}>${e.sign}</span>
      <span>
        <span class="name">${e.name}</span>
        <span class="value ${e.known?``:`unknown`}">${e.value}</span>
        ${e.more?g`<span class="more">${e.more}</span>`:S}
      </span>`,r=e.wide?`fact wide`:`fact`;return t?g`<button type="button" class=${r} @click=${()=>ce(this,t)}>${n}</button>`:g`<div class=${r}>${n}</div>`}},oi={holds:`calm`,above:`above`,cutting:`danger`,open:`danger`,untold:`untold`},si={holds:`holds`,above:`holds`,cutting:`alert`,open:`open`,untold:`wait`},ci=e=>oi[e.outlook];function li(e){let t=e.phases.filter(e=>e.powerVa!==null).toSorted((e,t)=>(t.powerVa??0)-(e.powerVa??0))[0];return t&&String(t.number)}function ui(e,t,n,r){let i=n(t.level===null&&(t.outlook===`holds`||t.outlook===`above`)?`${t.outlook}_title_plain`:`${t.outlook}_title`),a=di(e,t,n,r).map(e=>g`<span>${e}</span> `),o=t.outlook===`cutting`||t.outlook===`open`?`alert`:`status`;return g`<div class="words">${M(si[t.outlook])}<b role=${o}>${i}</b><span>${a}</span></div>`}function di(e,t,n,r){let i=li(t),a=i?3:1,{cutoffVa:o,subscribedVa:s,level:c}=t;if(t.outlook===`untold`)return[n(`untold_text`)];if(t.outlook===`open`)return[fi(e,t,n)];if(t.outlook===`cutting`){let e=r.va(Math.ceil(t.excessVa/10)*10);return[i?n(`cutting_text_phase`,{power:e,phase:i}):n(`cutting_text`,{power:e})]}let l=[];if(t.outlook===`above`)l.push(pi(n,c,i));else if(s!==null){let e=i?Math.max(...t.phases.map(e=>e.powerVa??0)):t.powerVa??0,o=r.va(Math.max(0,s/a-e));l.push(i?n(`holds_text_phase`,{available:o,phase:i}):n(`holds_text`,{available:o}))}if(o!==null&&c!==null){let e=ur(o/a),t=r.duration(lr(e,o/a,c));l.push(n(`example`,{power:r.kva(e),time:t}))}return l}function fi(e,t,n){let{breaker:r}=t;return!r||r.state===`overload`?n(`open_text`):n(`open_why`,{reason:e.formatEntityState(r)})}function pi(e,t,n){return t===null?e(`above_text_plain`):n?e(`above_text_phase`,{phase:n}):e(`above_text`)}function mi(e,t,n){let{subscribedVa:r,cutoffVa:i,powerVa:a,phases:o}=e;if(r===null||i===null)return S;let s=o.length>0,c=dr(r,i,s?3:1,s?o.map(e=>e.powerVa):[a]);return mr(s?hr(o,c,t,n):fr(a,c),c,t,n,t(`rail_label`,{power:a===null?t(`power_missing`):n.va(a),limit:n.kva(r),cut:n.kva(c.cutVa)}))}var hi=1e3,gi=(e,n)=>[-6,-5,-4,-3,-2,-1,0,1].map(r=>t(e,n,r));function _i(e,t,n,r,i){let a=gi(r,i),o=a[0]??r,s=e.filter(e=>e.dry_run===n),c=Dn(s,o,r).filter(e=>e.kind!==`queued`),l=e.length>=hi,u=Math.min(...e.map(e=>Date.parse(e.at)));return{dry:n,count:c.length,seconds:vi(c),avoided:bi(s,o),loads:kn(c,t).toSorted((e,t)=>t.seconds-e.seconds),days:a.slice(0,-1).map((e,t)=>yi(c,e,a[t+1]??r)),since:l&&u>o?u:null}}var vi=e=>e.reduce((e,t)=>e+t.end-t.start,0)/1e3;function yi(e,t,n){let r=e.filter(e=>e.start<n&&e.end>t).map(e=>({start:Math.max(t,e.start),end:Math.min(n,e.end)}));return{start:t,count:e.filter(e=>e.start>=t&&e.start<n).length,seconds:vi(r)}}function bi(e,t){let n=e.filter(e=>e.code.startsWith(`shed_`)&&typeof e.figures.seconds_to_cut==`number`&&Date.parse(e.at)>=t);return new Set(n.map(e=>e.at)).size}function xi(e,t,n){return e?t<7200?n.quantity(Math.max(1,Math.round(e/60)),`min`,0,0):n.quantity(Math.max(.1,e/3600),`h`,1):``}var Si=C`
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 28px;
  }
  .figure {
    display: grid;
  }
  .figure .value {
    font-size: 26px;
    font-weight: 300;
    line-height: 32px;
    white-space: nowrap;
  }
  ol,
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .days {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    gap: 8px;
    height: 116px;
    border-bottom: 0;
  }
  .days li {
    position: relative;
    display: grid;
    grid-template-rows: 1fr auto 22px;
    justify-items: center;
    align-items: end;
    font-size: 12px;
    line-height: 18px;
    color: var(--soft);
  }
  .days i {
    width: 70%;
    max-width: 40px;
    border-radius: 4px 4px 0 0;
    background: var(--red);
  }
  .days i.none {
    height: 2px;
    border-radius: 0;
    background: var(--line);
  }
  .days .minutes {
    color: var(--ink);
    white-space: nowrap;
  }
  .days .name::first-letter {
    text-transform: uppercase;
  }
  .sums {
    display: grid;
    gap: 12px;
  }
  .sums li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 12px;
    align-items: baseline;
    font-size: 14px;
    line-height: 20px;
  }
  .sums b {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .sums .soft {
    text-align: end;
  }
  .track {
    grid-column: 1 / -1;
    height: 8px;
    border-radius: 4px;
    background: color-mix(in srgb, var(--ink) 8%, transparent);
  }
  .track i {
    display: block;
    height: 100%;
    min-width: 3px;
    border-radius: 4px;
    background: var(--red);
  }
  i.dry {
    background: repeating-linear-gradient(45deg, var(--red) 0 3px, color-mix(in srgb, var(--red) 30%, transparent) 3px 6px);
  }
  @container (max-width: 400px) {
    .sums li {
      grid-template-columns: minmax(0, 1fr);
    }
    .sums .soft {
      text-align: start;
    }
  }
`,Ci=class extends P{static properties={...P.properties,journal:{state:!0},failed:{state:!0}};static styles=[v,L,Si];#e=``;constructor(){super(),this.failed=!1}getCardSize(){return 5}essence(e){return JSON.stringify([e.sheds_today,e.dry_run,e.loads.map(({id:e,name:t,priority:n})=>[e,t,n])])}heading(e){return e(this.view?.dry_run?`review_title_dry`:`review_title`)}willUpdate(){super.willUpdate();let{hass:e,home:t,view:n}=this;if(!e||!t||!n||this.offline)return;let r=Date.now(),i=[t.entry_id,Math.floor(r/(5*s)),n.sheds_today,n.dry_run].join(`|`);i!==this.#e&&(this.#e=i,this.#t(e,t,gi(r,_(e))[0]??r,r,i))}async#t(e,t,n,r,i){try{let a=await et(e,t.entry_id,n,r);if(i!==this.#e)return;this.journal=a.decisions,this.failed=!1}catch(e){if(!w(e))throw e;i===this.#e&&(this.failed=!0)}}content(e,t,n,r){let{journal:i}=this;if(!i)return g`<p class="blank soft" role="status">${r(this.failed?`failed_text`:`loading`)}</p>`;let a=E(e),o=_i(i,R(n.loads).map(e=>e.id),n.dry_run,Date.now(),_(e)),s=new Map(n.loads.map(e=>[e.id,e.name]));return g`${o.count?this.#r(o,s,r,a):this.#n(o,r)}
      ${o.since===null?S:g`<p class="soft">${r(`review_since`,{time:a.dayTime(o.since)})}</p>`}
      ${o.dry?g`<p class="soft">${r(`review_dry_note`)}</p>`:S}`}#n(e,t){return g`<p class="banner calm" role="status">${M(`check`,20)}<span>${t(e.dry?`review_none`:`review_none_real`)}</span></p>`}#r(e,t,n,r){let i=(e,t)=>g`<div class="figure"><span class="soft">${e}</span><span class="value">${t}</span></div>`,a=e.avoided===1?n(`review_saved_one`):n(`review_saved_many`,{count:r.number(e.avoided)});return g`<div class="figures">
        ${i(n(`review_cuts`),r.number(e.count))} ${i(n(`review_time`),y(e.seconds,r))}
      </div>
      ${e.avoided?g`<p class="banner calm">${M(`holds`,20)}<span>${a}</span></p>`:S}
      ${wi(e,n,r)} ${Ti(e,t,n,r)}`}};function wi(e,t,n){let r=Math.max(1,...e.days.map(e=>e.seconds));return g`<ol class="days" aria-label=${t(`review_days`)}>
    ${e.days.map(i=>{let a=n.weekday(i.start+720*s),o=i.seconds?B({count:Math.max(1,i.count),seconds:i.seconds},t,n):t(`review_day_none`);return g`<li title=${t(`review_day`,{day:a,text:o})}>
        <span class="minutes" aria-hidden="true">${xi(i.seconds,r,n)}</span>
        ${i.seconds?g`<i class=${e.dry?`dry`:``} style=${T({height:`${Math.max(3,72*i.seconds/r)}px`})}></i>`:g`<i class="none"></i>`}
        <span class="gone">${t(`review_day`,{day:a,text:o})}</span>
        <span class="name" aria-hidden="true">${n.shortWeekday(i.start+720*s)}</span>
      </li>`})}
  </ol>`}function Ti(e,t,n,r){let i=Math.max(1,...e.loads.map(e=>e.seconds));return g`<ul class="sums">
    ${e.loads.map(a=>{let o=a.count>1?` · ${n(`review_longest`,{time:y(a.longest,r)})}`:``;return g`<li>
        <b>${t.get(a.load)??n(`appliance_gone`)}</b>
        <span class="soft">${B(a,n,r)}${o}</span>
        <span class="track" aria-hidden="true"><i class=${e.dry?`dry`:``} style=${T({width:`${100*a.seconds/i}%`})}></i></span>
      </li>`})}
  </ul>`}var G=1440,K=7*G,Ei=e=>(e%K+K)%K,Di=(e,t=15)=>Math.round(e/t)*t,q=(e,t)=>({start:Ei(e),length:Math.min(G,Math.max(15,t))});function Oi(e,t,n){return{start:e*G+t,length:n>t?n-t:n+G-t}}var J=e=>Math.floor(e.start/G),Y=e=>e.start%G,ki=e=>(e.start+e.length)%G;function Ai(e){let t=[];for(let n=e.start;n<e.start+e.length;){let r=Math.floor(n/G),i=Math.min(e.start+e.length,(r+1)*G);t.push({day:r%7,from:n-r*G,to:i-r*G}),n=i}return t}function ji(e){if(e.length===0)return[];let t=e.toSorted((e,t)=>e.start-t.start),n=[];for(let{start:e,length:r}of t){let t=n.at(-1);t&&e<=t.end?t.end=Math.max(t.end,e+r):n.push({start:e,end:e+r})}for(let e=n.at(-1),t=n[0];e&&t&&e!==t&&e.end-10080>=t.start;t=n[0])e.end=Math.max(e.end,t.end+K),n.shift();return n.flatMap(({start:e,end:t})=>Mi(e,Math.min(t,e+K))).toSorted((e,t)=>e.start-t.start)}function Mi(e,t){if(t-e<=1440)return[{start:Ei(e),length:t-e}];let n=(Math.floor(e/G)+1)*G;return[{start:Ei(e),length:n-e},...Mi(n,t)]}var Ni=(e,t)=>t.map(t=>({...e,start:t*G+Y(e)})),Pi=(e,t,n)=>ji([...e.filter(e=>e!==t),...n]),Fi=e=>`${String(Math.floor(e/60)).padStart(2,`0`)}:${String(e%60).padStart(2,`0`)}`;function Ii(e){let t=/^(\d{1,2}):(\d{2})/.exec(e),n=t?Number(t[1])*60+Number(t[2]):NaN;return n>=0&&n<1440?n:null}function Li(e,n){let{year:r,month:i,day:a}=se(e,n),o=(new Date(Date.UTC(r,i-1,a)).getUTCDay()+6)%7;return t(e,n,-o)}function Ri(e,n,r,i){let a=[];for(let o=0;o<7;o+=1){let[s,c]=[t(r,i,o),t(r,i,o+1)],[l,u]=[Math.max(e,s),Math.min(n,c)];if(u<=l)continue;let d=e=>{let t=se(e,i);return t.hour*60+t.minute},[f,p]=[d(l),u===c?G:d(u)];p>f?a.push({day:o,from:f,to:p}):a.push({day:o,from:Math.floor(p/60)*60,to:Math.ceil((f+1)/60)*60})}return a}function zi(e,n,r){let i=e=>{let{year:i,month:a,day:o}=se(t(n,r,Math.floor(e/G)),r),c=e%G;return Le(i,a,o,Math.floor(c/60),r)+c%60*s};return(i(e.start+e.length)-i(e.start))/s}var Bi=12,Vi=4,Hi=60,Ui=class{changed;dropped;now;constructor(e,t){this.changed=e,this.dropped=t}grasp(e,t,n,r){let i=r[t];if(e.button!==0||!i||this.now)return;let a=i.getBoundingClientRect(),o=(e=>(e-a.left)/a.width*G)(e.clientX),s=n?Gi(n,t,o,Bi*G/a.width):`new`,c=t*G+Math.floor(o/15)*15;this.now={old:n,now:n??q(Math.min(c,t*1440+1440-Hi),Hi)},i.setPointerCapture(e.pointerId);let l=!1,u=i=>{let o=i.clientX-e.clientX,u=Wi(i.clientY,r)??t;l||=Math.abs(o)>Vi||s===`whole`&&u!==t,l&&(this.now={old:n,now:Ki(n,s,c,o/a.width*G,u-t)}),this.changed()},d=e=>{i.removeEventListener(`pointermove`,u),i.removeEventListener(`pointerup`,d),i.removeEventListener(`pointercancel`,d);let t=this.now;this.now=void 0,this.changed(),t&&e.type===`pointerup`&&this.dropped(t,l)};i.addEventListener(`pointermove`,u),i.addEventListener(`pointerup`,d),i.addEventListener(`pointercancel`,d),this.changed()}},Wi=(e,t)=>{let n=t.findIndex(t=>e>=t.getBoundingClientRect().top&&e<t.getBoundingClientRect().bottom);return n<0?void 0:n};function Gi(e,t,n,r){let i=Y(e)+(J(e)-t)*G,a=i>n?i-7*G:i,o=Math.min(r,e.length/4);return n-a<o?`start`:a+e.length-n<o?`end`:`whole`}function Ki(e,t,n,r,i){let a=Di(r);if(!e||t===`new`)return a<0?q(Math.max(n+a,Math.floor(n/G)*G),Math.min(-a,n%G)+15):q(n,a+15);if(t===`whole`)return q(Di(e.start+a)+i*G,e.length);if(t===`end`)return q(e.start,Di(e.start+e.length+a)-e.start);let o=Math.min(e.start+e.length-15,Math.max(e.start+e.length-G,Di(e.start+a)));return q(o,e.length-(o-e.start))}var qi={ArrowLeft:-15,ArrowRight:15,ArrowUp:-G,ArrowDown:G};function Ji(e,t){let n=qi[t.key];if(n===void 0)return;let r=Math.abs(n)<G;return t.shiftKey?r?q(e.start,e.length+n):void 0:t.altKey?r?Ki(e,`start`,0,n,0):void 0:q(e.start+n,e.length)}var Yi=e=>Date.parse(`${e}T12:00:00Z`),Xi=(e,t)=>e.filter(e=>(e.end??e.start)>=t).toSorted((e,t)=>e.start.localeCompare(t.start));function Zi(e,t){let n=(e.slots??[]).map(e=>{let{start:n,end:r}=e;return typeof n==`string`&&typeof r==`string`?`${n} – ${r}`:t(`week_exception_other`)});return n.length?n.join(`, `):t(`week_exception_rest`)}function Qi(e){let t=t=>String(e.get(t)??``).trim(),[n,r,i,a]=[t(`start`),t(`end`),t(`from`),t(`to`)];if(!(!n||r&&r<n))return{name:t(`name`),start:n,...r&&r!==n?{end:r}:{},...i&&a?{slots:[{start:i,end:a}]}:{}}}function $i(e){let{all:t,adding:n,editable:r,texts:i,format:a}=e;return g`<section class="exceptions" aria-labelledby="exceptions">
    <h3 id="exceptions">${i(`week_exceptions`)}</h3>
    ${t.length?g`<ul>
          ${t.map(t=>o(t,e))}
        </ul>`:n?S:g`<p class="soft">${i(`week_exceptions_none`)}</p>`}
    ${n?ea(e):r?g`<button type="button" class="action plain" @click=${()=>e.open(!0)}>${M(`add`,20)}<span>${i(`week_exception_add`)}</span></button>`:S}
  </section>`;function o(e,{remove:t}){let n=e.end&&e.end!==e.start?`${a.shortDay(Yi(e.start))} → ${a.shortDay(Yi(e.end))}`:a.shortDay(Yi(e.start)),o=e.name||n,s=i(`week_exception_remove`,{name:o});return g`<li>
      ${M(`except`,20)}
      <span><b>${o}</b><span class="soft">${[e.name?n:``,Zi(e,i)].filter(Boolean).join(` · `)}</span></span>
      ${r?g`<button type="button" class="icon" aria-label=${s} title=${s} @click=${()=>t(e)}>${M(`remove`,20)}</button>`:S}
    </li>`}}function ea({texts:e,open:t,add:n}){let r=t=>{t.preventDefault();let r=t.target,i=Qi(new FormData(r));if(i)return n(i);let a=r.elements.namedItem(`end`);a.setCustomValidity(e(`week_exception_order`)),a.reportValidity()},i=e=>e.currentTarget.querySelector(`[name=end]`)?.setCustomValidity(``),a=(e,t,n,r=!1)=>g`<label><span>${n}</span><input name=${e} type=${t} ?required=${r} /></label>`;return g`<form class="editor" @submit=${r} @input=${i}>
    ${a(`name`,`text`,e(`week_exception_name`),!0)} ${a(`start`,`date`,e(`week_exception_first`),!0)}
    ${a(`end`,`date`,e(`week_exception_last`))}
    <p class="soft">${e(`week_exception_times`)}</p>
    ${a(`from`,`time`,e(`week_from`))} ${a(`to`,`time`,e(`week_to`))}
    <div class="tools">
      <button type="submit" class="action">${e(`week_exception_add`)}</button>
      <button type="button" class="action plain" @click=${()=>t(!1)}>${e(`week_cancel`)}</button>
    </div>
  </form>`}function ta({loads:e,chosen:t,texts:n,toggle:r,add:i,cancel:a}){return g`<form class="editor" aria-label=${n(`week_new`)} @submit=${e=>{e.preventDefault();let n=String(new FormData(e.target).get(`name`)??``).trim();n&&t.size&&i(n)}}>
    <label class="wide"><span>${n(`week_exception_name`)}</span><input name="name" type="text" required maxlength="60" /></label>
    <div class="tools" role="group" aria-label=${n(`week_new_targets`)}>
      <span class="soft">${n(`week_new_targets`)}</span>
      ${e.map(e=>{let n=t.has(e.id);return g`<button type="button" class="chip" aria-pressed=${n?`true`:`false`} @click=${()=>r(e.id)}>
      ${M(n?`check`:`add`,20)}<span>${e.name}</span>
    </button>`})}
    </div>
    <div class="tools">
      <button type="submit" class="action" ?disabled=${t.size===0}>${n(`week_new_draw`)}</button>
      <button type="button" class="action plain" @click=${a}>${n(`week_cancel`)}</button>
    </div>
  </form>`}var na=e=>`${100*e/G}%`,ra=({from:e,to:t})=>T({left:na(e),width:na(t-e)});function ia(e,{monday:t,format:n}){return n.time(t+Math.floor(e/60)*l+e%60*6e4)}var aa=(e,t)=>`${ia(Y(e),t)} – ${ia(ki(e),t)}`,X=(e,{monday:n,zone:r})=>t(n,r,e)+12*l;function oa(e,t){return g`<div class="week ${e.editable?``:`fixed`}">
    <div class="scale" aria-hidden="true">
      ${[0,3,6,9,12,15,18,21,24].map(e=>g`<span class=${e%6?`minor`:``} style=${T({left:na(e*60)})}>${e}</span>`)}
    </div>
    ${[0,1,2,3,4,5,6].map(n=>sa(n,e,t))}
  </div>`}function sa(e,n,r){let{texts:i,format:a,editable:o}=n,s=a.weekday(X(e,n)),c=n.now>=t(n.monday,n.zone,e)&&n.now<t(n.monday,n.zone,e+1),l=t=>t.filter(t=>t.day===e),u=g`<span aria-hidden="true">${a.shortWeekday(X(e,n))}</span>`;return g`<div class="row ${c?`today`:``}">
    ${o?g`<button type="button" class="dayname" aria-label=${i(`week_add_on`,{day:s})} title=${i(`week_add_on`,{day:s})} @click=${()=>r.add(e)}>${u}</button>`:g`<span class="dayname">${u}</span>`}
    <div
      class="hours"
      role="group"
      aria-label=${s}
      @pointerdown=${t=>o&&r.drag.grasp(t,e,la(t,n.spans),r.rows())}
    >
      ${l(n.bands).map(e=>g`<i class="band ${Rt(e.kind)}" style=${ra(e)}></i>`)}
      ${l(n.told).map(e=>g`<i class="told" role="img" aria-label=${ca(e,n)} style=${ra(e)}></i>`)}
      ${l(n.locked).map(e=>g`<i class="locked" style=${ra(e)}></i>`)}
      ${n.spans.flatMap((t,i)=>Ai(t).map((a,o)=>a.day===e?ua(t,i,a,o,n,r):S))}
      ${c?g`<i class="nowline" style=${T({left:na((n.now-t(n.monday,n.zone,e))/6e4)})}></i>`:S}
    </div>
  </div>`}var ca=(e,t)=>{let n=`${ia(e.from,t)} – ${ia(e.to,t)}`;return t.texts(`week_told`,{day:t.format.weekday(X(e.day,t)),times:n})};function la(e,t){let n=e.composedPath().find(e=>e instanceof HTMLElement&&e.dataset.slot!==void 0);return n instanceof HTMLElement?t[Number(n.dataset.slot)]:void 0}function ua(e,t,n,r,i,a){let o=aa(e,i),s=i.picked===e,c=i.texts(`week_slot`,{day:i.format.weekday(X(J(e),i)),times:o}),l=n.to-n.from>=240;return g`<span
    class="slot ${s?`picked`:``} ${r?`rest`:``} ${Ai(e).length>1&&!r?`goes-on`:``}"
    data-slot=${t}
    style=${ra(n)}
    role="button"
    tabindex=${r?S:`0`}
    aria-hidden=${r?`true`:S}
    aria-label=${c}
    aria-pressed=${s?`true`:`false`}
    title=${o}
    @focus=${()=>i.editable&&a.pick(e)}
    @keydown=${t=>i.editable&&a.key(t,e)}
    >${l&&!r?g`<span class="times">${o}</span>`:S}</span
  >`}function da(e,t){let n=new Set(e.bands.map(e=>Rt(e.kind)));return g`<div class="legend">
    ${e.spans.length||!e.told.length?g`<span><i class="slot"></i>${e.texts(`week_legend_slot`)}</span>`:S}
    ${e.told.length?g`<span><i class="told"></i>${e.texts(`week_legend_told`)}</span>`:S}
    ${n.has(`off`)?g`<span><i class="band off"></i>${e.texts(`week_legend_off`)}</span>`:S}
    ${n.has(`dear`)?g`<span><i class="band dear"></i>${e.texts(`week_legend_dear`)}</span>`:S}
    ${e.locked.length?g`<span><i class="locked"></i>${t}</span>`:S}
  </div>`}function fa(e,t,n,r){let{texts:i,format:a}=t,o=e=>e.target.value,s=J(e),c=(e,t)=>({start:s*G+e,length:t>e?t-e:t+G-e}),l=e=>Number(e.slice(0,2))*60+Number(e.slice(3,5)),u=t=>n([e,...t.filter(e=>e!==s).map(t=>({...e,start:t*G+Y(e)}))]);return g`<fieldset class="editor">
    <legend class="gone">${i(`week_edit`)}</legend>
    <label><span>${i(`week_day`)}</span>
      <select .value=${String(s)} @change=${t=>n([{...e,start:Number(o(t))*G+Y(e)}])}>
        ${[0,1,2,3,4,5,6].map(e=>g`<option value=${e} ?selected=${e===s}>${a.weekday(X(e,t))}</option>`)}
      </select></label>
    <label><span>${i(`week_from`)}</span>
      <input type="time" .value=${Fi(Y(e))} @change=${t=>o(t)&&n([c(l(o(t)),ki(e))])} /></label>
    <label><span>${i(`week_to`)}</span>
      <input type="time" .value=${Fi(ki(e))} @change=${t=>o(t)&&n([c(Y(e),l(o(t)))])} /></label>
    <div class="tools">
      <button type="button" class="action plain" @click=${()=>u([0,1,2,3,4,5,6])}>${i(`week_every_day`)}</button>
      <button type="button" class="action plain" @click=${()=>u([0,1,2,3,4])}>${i(`week_weekdays`)}</button>
      <button type="button" class="action plain" @click=${()=>n([])}>${M(`remove`,20)}<span>${i(`week_remove`)}</span></button>
    </div>
    <span class="soft lasting">${r}</span>
  </fieldset>`}function pa({name:e,texts:t,busy:n,remove:r,cancel:i}){return g`<div class="removal" role="alertdialog" aria-labelledby="removal" aria-describedby="removal-text" @keydown=${e=>{e.key===`Escape`&&i()}}>
    <b id="removal">${t(`week_delete_title`,{name:e})}</b>
    <span class="soft" id="removal-text">${t(`week_delete_text`)}</span>
    <div class="tools">
      <button type="button" class="action plain" ?disabled=${n} @click=${i}>${t(`week_cancel`)}</button>
      <button type="button" class="action final" ?disabled=${n} @click=${r}>${M(`remove`,20)}<span>${t(`week_delete_do`)}</span></button>
    </div>
  </div>`}var ma=[`monday`,`tuesday`,`wednesday`,`thursday`,`friday`,`saturday`,`sunday`],ha=[0,1,2,3,4,5,6],ga={...Object.fromEntries(ma.map((e,t)=>[e,[t]])),weekday:[0,1,2,3,4],weekend:[5,6]},_a=new Set([`id`,`slots`,`days`,`action`,`enabled`]),va=e=>typeof e==`object`&&!!e&&Object.keys(e).length===2&&[`start`,`end`].every(t=>typeof e[t]==`string`&&Ii(e[t]??``)!==null),Z=e=>Object.keys(e).every(e=>_a.has(e))&&(e.action??`on`)===`on`&&e.enabled!==!1&&(e.days??[]).every(e=>e in ga)&&e.slots.every(va),ya=new WeakMap;function ba(e){let t=ya.get(e)??xa(e);return ya.set(e,t),t}function xa(e){return ji((e.rules??[]).filter(Z).flatMap(e=>{let t=e.days?.length?[...new Set(e.days.flatMap(e=>ga[e]??[]))]:ha;return e.slots.flatMap(e=>Ni(Sa(e),t))}))}function Sa(e){let[t,n]=[Ii(e.start)??0,Ii(e.end)??0];return{start:t,length:n>t?n-t:n+G-t}}function Ca(e,t){let n=e.rules??[],r=n.findIndex(Z),i=n.filter(e=>!Z(e)),a=r<0?i.length:n.slice(0,r).filter(e=>!Z(e)).length,o=new Set(i.map(e=>e.id));return{...e,rules:[...i.slice(0,a),...wa(t,o),...i.slice(a)]}}function wa(e,t){let n=new Map;for(let t of ji(e)){let e=`${Fi(Y(t))} ${Fi(ki(t))}`;n.set(e,[...n.get(e)??[],J(t)])}let r=new Map;for(let[e,t]of n){let[n=``,i=``]=e.split(` `),a=t.toSorted().join(``);r.set(a,[...r.get(a)??[],{start:n,end:i}])}let i=e=>t.has(`week_${e}`)?i(e+10):`week_${e}`;return[...r].map(([e,t],n)=>({id:i(n+1),...e.length===7?{}:{days:[...e].map(e=>ma[Number(e)])},slots:t.toSorted((e,t)=>e.start.localeCompare(t.start))}))}var Ta=C`
  select,
  input {
    font: inherit;
    font-size: 15px;
    min-height: 44px;
    padding: 0 12px;
    box-sizing: border-box;
    max-width: 100%;
    min-width: 0;
    color: var(--ink);
    background: color-mix(in srgb, var(--ink) 5%, var(--surface));
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  :host(.dark) select,
  :host(.dark) input {
    color-scheme: dark;
  }
  select:focus-visible,
  input:focus-visible {
    outline: 2px solid var(--primary-color, #03a9f4);
    outline-offset: 1px;
  }
  option {
    background: var(--surface);
    color: var(--ink);
  }
  .editor {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 10px 12px;
    align-items: end;
    margin: 0;
    padding: 12px;
    min-width: 0;
    border: 0;
    border-radius: 12px;
    background: color-mix(in srgb, var(--ink) 4%, transparent);
  }
  label {
    display: grid;
    gap: 4px;
    min-width: 0;
    font-size: 12px;
    line-height: 16px;
    color: var(--soft);
  }
  .editor > p,
  .editor > .tools,
  .editor > .lasting {
    grid-column: 1 / -1;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tools .action {
    padding: 0 16px;
  }
  label.wide {
    grid-column: 1 / -1;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 44px;
    padding: 0 14px;
    border-radius: 22px;
    font-size: 14px;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .chip[aria-pressed="true"] {
    background: color-mix(in srgb, var(--primary-color, #03a9f4) 24%, transparent);
  }
  .save {
    justify-content: flex-end;
  }
  .save .soft {
    flex: 1 1 auto;
  }
`,Ea=C`
  .which {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 6px 12px;
  }
  .which .chooser select {
    max-width: 320px;
    width: 100%;
    text-overflow: ellipsis;
  }
  .which .hands {
    display: flex;
  }
  .which .whose {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }
  .removal {
    display: grid;
    gap: 6px;
    padding: 12px 14px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--red) 12%, transparent);
    line-height: 20px;
  }
  .removal b {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .removal .tools {
    justify-content: flex-end;
    margin-top: 4px;
  }
  .which b {
    font-weight: 500;
    font-size: 15px;
  }
  .week {
    --name: 44px;
    --slot: var(--primary-color, #03a9f4);
    display: grid;
    gap: 0;
    user-select: none;
    -webkit-user-select: none;
  }
  .scale {
    position: relative;
    height: 18px;
    margin: 0 10px 0 var(--name);
    font-size: 11px;
    line-height: 16px;
    color: var(--soft);
  }
  .scale span {
    position: absolute;
    transform: translateX(-50%);
  }
  .row {
    display: grid;
    grid-template-columns: var(--name) minmax(0, 1fr);
    align-items: center;
    padding-inline-end: 10px;
  }
  .dayname {
    display: grid;
    place-items: center start;
    min-height: 44px;
    width: 44px;
    font-size: 13px;
    color: var(--soft);
  }
  .dayname span::first-letter {
    text-transform: uppercase;
  }
  .today .dayname {
    color: var(--ink);
    font-weight: 500;
  }
  button.dayname:hover {
    background: color-mix(in srgb, var(--ink) 5%, transparent);
  }
  .hours {
    position: relative;
    height: 44px;
    overflow: hidden;
    touch-action: pan-y;
    cursor: crosshair;
    border-top: 1px solid var(--line);
    background: repeating-linear-gradient(90deg, var(--line) 0 1px, transparent 1px 25%);
    background-clip: content-box;
  }
  .row:last-child .hours {
    border-bottom: 1px solid var(--line);
  }
  .fixed .hours {
    cursor: default;
  }
  .hours > i,
  .hours > .slot {
    position: absolute;
    box-sizing: border-box;
  }
  .band {
    top: 0;
    bottom: 0;
    pointer-events: none;
  }
  .band.off {
    background: color-mix(in srgb, var(--grid) 20%, transparent);
  }
  .band.dear {
    background: repeating-linear-gradient(135deg, color-mix(in srgb, var(--red) 28%, transparent) 0 3px, transparent 3px 7px);
  }
  .locked {
    top: 30px;
    bottom: 6px;
    border-radius: 4px;
    pointer-events: none;
    background: repeating-linear-gradient(45deg, var(--soft) 0 3px, transparent 3px 6px);
  }
  .told {
    top: 5px;
    bottom: 5px;
    border-radius: 8px;
    pointer-events: none;
    background: color-mix(in srgb, var(--slot) 30%, var(--surface));
    border: 1.5px dashed color-mix(in srgb, var(--slot) 60%, var(--ink));
  }
  .slot {
    top: 5px;
    bottom: 5px;
    min-width: 6px;
    border-radius: 8px;
    cursor: grab;
    background: color-mix(in srgb, var(--slot) 45%, var(--surface));
    border: 1.5px solid color-mix(in srgb, var(--slot) 75%, var(--ink));
    color: var(--ink);
    font-size: 12px;
    line-height: 30px;
    display: grid;
    align-items: center;
    justify-items: center;
  }
  .fixed .slot {
    cursor: default;
  }
  .slot.goes-on {
    border-radius: 8px 0 0 8px;
    border-inline-end: 0;
  }
  .slot.rest {
    border-radius: 0 8px 8px 0;
    border-inline-start: 0;
  }
  .slot.picked {
    z-index: 2;
    background: color-mix(in srgb, var(--slot) 70%, var(--surface));
    border-width: 2.5px;
  }
  .slot .times {
    white-space: nowrap;
    pointer-events: none;
  }
  .hours > .nowline {
    top: 0;
    bottom: 0;
    width: 2px;
    margin-inline-start: -1px;
    background: var(--red);
    pointer-events: none;
    z-index: 3;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-top: -6px;
    font-size: 12px;
    line-height: 18px;
    color: var(--soft);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .legend i {
    --slot: var(--primary-color, #03a9f4);
    position: static;
    flex: none;
    width: 16px;
    height: 10px;
    min-width: 0;
    border-radius: 3px;
    box-sizing: border-box;
  }
  .editor select,
  .editor input {
    width: 100%;
  }
  .editor input[type="date"],
  .editor input[type="time"] {
    padding-inline: 8px;
    font-size: 14px;
  }
  .hint {
    text-wrap: pretty;
  }
  @media (hover: none) {
    .keys {
      display: none;
    }
  }
  .exceptions {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding-top: 14px;
    border-top: 1px solid var(--line);
  }
  .exceptions > * {
    max-width: 100%;
  }
  .exceptions .editor,
  ul {
    width: 100%;
    box-sizing: border-box;
  }
  h3 {
    margin: 0;
    font-size: 14px;
    font-weight: 500;
    line-height: 20px;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) 44px;
    gap: 12px;
    align-items: center;
    min-height: 52px;
  }
  li > svg {
    color: var(--soft);
  }
  li b {
    display: block;
    font-weight: 500;
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .icon {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    color: var(--soft);
  }
  .icon:hover {
    background: color-mix(in srgb, var(--ink) 6%, transparent);
  }
  @container (max-width: 420px) {
    .scale .minor {
      display: none;
    }
    .editor {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .editor > label:first-of-type {
      grid-column: 1 / -1;
    }
    .tools .action {
      flex: 1 1 auto;
      padding: 0 12px;
    }
    .save .soft {
      flex: 1 0 100%;
    }
  }
`,Da=(e,t)=>e.schedule===t.id&&e.reason===`tariff`&&e.action===`on`,Oa=class extends P{static properties={...P.properties,loaded:{state:!0},failed:{state:!0},chosen:{state:!0},drawn:{state:!0},picked:{state:!0},adding:{state:!0},saving:{state:!0},fresh:{state:!0},removing:{state:!0}};static styles=[v,L,Ta,Ea];#e=``;#t=new Ui(()=>this.requestUpdate(),({old:e,now:t},n)=>e&&!n?this.#a(e):this.#o(e,[t]));constructor(){super(),this.failed=!1,this.adding=!1,this.saving=!1,this.removing=!1}getCardSize(){return 9}essence(e){return JSON.stringify([e.schedules,e.loads.map(({id:e,name:t})=>[e,t])])}heading(e){return e(`week_title`)}willUpdate(){super.willUpdate();let{hass:e,home:t,view:n}=this;if(!e||!t||!n||this.offline)return;let r=Li(Date.now(),_(e)),i=JSON.stringify([t.entry_id,r,Math.floor(Date.now()/(15*s)),n.schedules]);i!==this.#e&&(this.#e=i,this.#n(e,t,r,i))}async#n(e,n,r,a){let o=t(r,_(e),7);try{let[t,s,c]=await Promise.all([i(e,n.entry_id),Ce(e,n.entry_id,r,o),nt(e,n.entry_id).catch(e=>{if(!w(e))throw e})]);if(a!==this.#e)return;this.loaded={schedules:t,runs:s,specials:c,monday:r},this.failed=!1}catch(e){if(!w(e))throw e;if(a!==this.#e)return;this.failed=!0,setTimeout(()=>this.#e=``,s/2)}}get#r(){let e=this.loaded?.schedules??[];return e.find(e=>e.id===this.chosen)??e[0]}get#i(){return this.drawn??(this.#r?ba(this.#r):[])}#a(e){this.drawn??=this.#r&&ba(this.#r),this.picked=this.#i.find(t=>t.start===e.start&&t.length===e.length)}#o(e,t){let n=t[0],r=n?.start??0;this.drawn=Pi(this.#i,e,t),this.picked=n&&this.drawn.find(e=>e.start===r||Ai(e).some(e=>e.day===J(n)&&e.from<=r%1440&&e.to>r%1440))}#s(e,t){let n=e.key===`Delete`||e.key===`Backspace`,r=n?void 0:Ji(t,e);e.ctrlKey||e.metaKey||!r&&!n||(e.preventDefault(),this.#o(t,r?[r]:[]),this.updateComplete.then(()=>this.renderRoot.querySelector(`.slot.picked`)?.focus()))}#c(e){let t=this.#i.flatMap(Ai).filter(t=>t.day===e),n=[8,12,18,20,22,6,14,16,10,4,2,0].map(e=>e*60).find(e=>t.every(t=>t.to<e||t.from>e+60));this.#o(void 0,[Oi(e,n??0,(n??0)+60)]),this.updateComplete.then(()=>this.renderRoot.querySelector(`.slot.picked`)?.focus())}async#l(e,t,n){this.saving=!0;let r=Ca(n,this.#i);if(await this.attempt(rt(e,t.entry_id,r))){let e=this.loaded;e&&(this.loaded={...e,schedules:e.schedules.map(e=>e.id===r.id?r:e)}),this.drawn=this.picked=void 0,this.#e=``}this.saving=!1}async#u(e){await this.attempt(e)&&(this.adding=!1,this.#e=``)}content(e,t,n,r){let{loaded:i}=this;if(!i)return g`<p class="blank soft" role="status">${r(this.failed?`failed_text`:`loading`)}</p>`;let a=this.#r,o=e.user?.is_admin!==!1&&!this.offline;if(this.fresh)return this.#y(e,t,n,this.fresh,r);if(!a)return this.#b(n,o,r);let s=this.#m(e,i,a,o),c={drag:this.#t,rows:()=>[...this.renderRoot.querySelectorAll(`.hours`)],pick:e=>this.#a(e),key:(e,t)=>this.#s(e,t),add:e=>this.#c(e)};return g`${this.#d(n,i,a,o,r)}
      ${this.removing&&o?this.#p(e,t,a,r):S} ${oa(s,c)}
      ${da(s,r(`week_legend_locked`))} ${this.#h(s,r)}
      ${o?this.#_(e,t,a,r):g`<p class="soft">${r(`week_read_only`)}</p>`}
      ${this.#v(e,t,i,o,r)}`}#d(e,t,n,r,i){let a=n.targets.map(t=>e.loads.find(e=>e.id===t)?.name??i(`appliance_gone`)),o=e=>{this.chosen=e.target.value,this.drawn=this.picked=void 0,this.removing=!1},s=e=>e.name||i(`week_unnamed`),c=(e,t,n)=>g`<button type="button" class="icon ${e}" aria-label=${t} title=${t} @click=${n}>${M(e)}</button>`;return g`<div class="which">
      ${t.schedules.length>1?g`<label class="chooser"><span class="gone">${i(`week_schedule`)}</span>
            <select ?disabled=${this.#g(n)} @change=${o}>
              ${t.schedules.map(e=>g`<option value=${e.id} ?selected=${e===n}>${s(e)}</option>`)}
            </select></label>`:g`<b>${s(n)}</b>`}
      ${r&&!this.#g(n)?g`<span class="hands">
            ${c(`add`,i(`week_new`),()=>this.fresh=new Set)}
            ${c(`remove`,i(`week_delete`,{name:s(n)}),()=>this.#f(!0))}
          </span>`:S}
      <span class="soft whose">${a.join(`, `)}${n.enabled===!1?` · ${i(`week_disabled`)}`:S}</span>
    </div>`}#f(e){this.removing=e,this.updateComplete.then(()=>this.renderRoot.querySelector(e?`.removal .plain`:`.which .remove`)?.focus())}#p(e,t,n,r){let i=async()=>{if(this.saving=!0,await this.attempt(Ve(e,t.entry_id,n.id))){let e=this.loaded;e&&(this.loaded={...e,schedules:e.schedules.filter(e=>e!==n)}),this.chosen=this.drawn=this.picked=void 0,this.removing=!1,this.#e=``}this.saving=!1};return pa({name:n.name||r(`week_unnamed`),texts:r,busy:this.saving,remove:()=>void i(),cancel:()=>this.#f(!1)})}#m(e,t,n,r){let i=_(e),{monday:a,runs:o}=t,s=(e,t,n)=>Ri(Date.parse(e),Date.parse(t),a,i).map(e=>({...e,kind:n})),c=new Set((n.rules??[]).filter(Z).map(e=>e.id)),l=n.targets.flatMap(e=>o.targets[e]??[]).filter(e=>e.action!==`off`&&!(e.schedule===n.id&&c.has(e.rule??``))),u=this.#t.now;return{monday:a,zone:i,spans:u?[...this.#i.filter(e=>e!==u.old),u.now]:this.#i,editable:r,bands:o.bands.flatMap(e=>s(e.start,e.end,e.period)),told:l.filter(e=>Da(e,n)).flatMap(e=>s(e.start,e.end,e.reason)),locked:l.filter(e=>!Da(e,n)).flatMap(e=>s(e.start,e.end,e.reason)),picked:u?u.now:this.picked,texts:b(e),format:E(e),now:Date.now()}}#h(e,t){let n=e.picked;if(!n||!e.editable)return e.editable?g`<p class="soft hint">${t(`week_hint`)} <span class="keys">${t(`week_hint_keys`)}</span></p>`:g``;let r=zi(n,e.monday,e.zone),i=e.format.duration(r*60);return fa(n,e,e=>this.#o(this.picked,e),r===n.length?i:t(`week_lasts_changed`,{time:i}))}#g(e){return this.drawn!==void 0&&JSON.stringify(this.drawn)!==JSON.stringify(ba(e))}#_(e,t,n,r){return this.#g(n)?g`<div class="tools save">
      <span class="soft" role="status">${r(`week_unsaved`)}</span>
      <button type="button" class="action plain" ?disabled=${this.saving} @click=${()=>void(this.drawn=this.picked=void 0)}>${r(`week_cancel`)}</button>
      <button type="button" class="action" ?disabled=${this.saving} @click=${()=>void this.#l(e,t,n)}>
        ${M(`check`,20)}<span>${r(`week_save`)}</span>
      </button>
    </div>`:S}#v(e,t,n,r,i){return n.specials?$i({all:Xi(n.specials,ze(Date.now(),_(e))),adding:this.adding,editable:r,texts:i,format:E(e),open:e=>this.adding=e,remove:n=>void this.#u(Ne(e,t.entry_id,n.id)),add:n=>void this.#u(fe(e,t.entry_id,n))}):S}#y(e,t,n,r,i){let a=async i=>{let a=n.loads.map(e=>e.id).filter(e=>r.has(e)),o=rt(e,t.entry_id,{id:``,name:i,targets:a,rules:[]});await this.attempt(o)&&(this.chosen=(await o).id,this.fresh=this.drawn=this.picked=void 0,this.#e=``)};return ta({loads:n.loads,chosen:r,texts:i,toggle:e=>void(this.fresh=r.has(e)?new Set([...r].filter(t=>t!==e)):new Set([...r,e])),cancel:()=>void(this.fresh=void 0),add:e=>void a(e)})}#b(e,t,n){return g`<div class="notice">
      <span class="sign">${M(`week`)}</span>
      <b>${n(`week_empty_title`)}</b>
      <p>${n(`week_empty_text`)}</p>
      ${e.loads.length===0?this.integration(n):t?g`<button type="button" class="action" @click=${()=>this.fresh=new Set}>${M(`add`,20)}<span>${n(`week_new`)}</span></button>`:S}
    </div>`}},ka=[`period`,`to-date`,`months`,`heatmap`,`load`,`tariffs`,`coverage`,`import`],Aa=[`import`,`gas_energy`,`gas_volume`,`export`],ja=[`load`,`tariffs`];function Ma(e){if(e===`import`)return[];let t=ja.includes(e),n={name:`point`,selector:{select:{mode:`dropdown`,custom_value:!0,options:xe().filter(({kind:e})=>!t||e===`electricity`).map(({point:e,title:t})=>({value:e,label:t}))}}};if(t)return[n];let r=b(void 0);return[n,{name:`quantity`,selector:{select:{mode:`dropdown`,options:Aa.map(e=>({value:e,label:r(`form_quantity_${e}`)}))}}}]}function Na(e,t){return class extends HTMLElement{inner;#e;#t;#n=!1;static getStubConfig(){return{}}static getConfigForm(){return ie(...Ma(e))}set hass(e){this.#e=e,this.inner&&(this.inner.hass=e)}get hass(){return this.#e}setConfig(e){this.#t=e,this.inner?.setConfig(e)}getCardSize(){return t}getGridOptions(){return{columns:12,min_columns:6,rows:`auto`}}connectedCallback(){this.#n||(this.#n=!0,this.style.display=`block`,ct(()=>import(`./all-6OGF0apL.js`).then(()=>{let t=document.createElement(`hameau-${e}-view`);this.#t&&t.setConfig(this.#t),this.#e&&(t.hass=this.#e),this.inner=t,this.attachShadow({mode:`open`}).append(t)}),[]))}}}var Pa={type:`entity`},Q={columns:`full`},$=(...e)=>({type:`grid`,cards:e});function Fa(e,t){let n={type:`custom:hameau-meter-card`,device:t.device,grid_options:Q},r={type:`custom:hameau-day-card`,device:t.device,grid_options:Q};return[$(n,...Ia(e,t)),$(r)]}function Ia(e,t){let n=t.ids.get(`sensor/energy_total`),r=e.config.components?.includes(`energy`)??!1,i=[];n&&i.push({type:`tile`,entity:n,name:r?b(e)(`to_energy`):Pa,hide_state:r,tap_action:r?{action:`navigate`,navigation_path:`/energy`}:{action:`more-info`},grid_options:{columns:6}});let a=[`voltage`,`voltage_1`,`current`].map(e=>t.ids.get(`sensor/${e}`)).find(e=>e!==void 0);return a&&i.push({type:`tile`,entity:a,name:Pa,grid_options:{columns:6}}),i.length===1?i.map(e=>({...e,grid_options:Q})):i}function La(e,t){let n=[$({type:`custom:hameau-meter-card`,grid_options:Q})];return{title:b(e)(`view_title`),path:`hameau`,icon:`mdi:meter-electric-outline`,type:`sections`,max_columns:t.length?2:1,sections:t.length?t.flatMap(t=>Fa(e,t)):n}}function Ra(e,t){let n=t.length>1,r=(e,t)=>({type:`custom:hameau-${t}-card`,home:e.entry_id,grid_options:Q});return{title:b(e)(`protection_title`),path:`protection`,icon:`mdi:shield-home-outline`,type:`sections`,max_columns:2,sections:t.flatMap(e=>{let t=r(e,`ladder`);return[$(n?{...t,title:e.title}:t,r(e,`review`)),$(r(e,`happened`),r(e,`week`))]})}}function za(e,t){let n=e=>({type:`custom:hameau-${e}-card`,grid_options:Q}),r=t.some(({quantities:e})=>e.length),i=t.some(({quantities:e})=>e.some(({quantity:e})=>e===`import`)),a={type:`energy-date-selection`,collection_key:Ze,opening_direction:`right`,vertical_opening_direction:`up`},o=[n(`to-date`),n(`heatmap`),...i?[n(`tariffs`)]:[]],s=[n(`months`),...i?[n(`load`)]:[],n(`coverage`)],c=e=>({type:`grid`,column_span:2,cards:[n(e)]});return{title:b(e)(`consumption_title`),path:`consumption`,icon:`mdi:chart-bar`,type:`sections`,max_columns:2,sections:r?[c(`period`),$(...o),$(...s),c(`import`)]:[c(`import`)],...r&&e.config.components?.includes(`energy`)?{footer:{card:a}}:{}}}var Ba=e=>JSON.stringify([r(e).map(e=>[e.device,e.name,[...e.ids]]),Ha(e),Va(e)]),Va=e=>[...new Set(Object.values(e.entities).filter(e=>e.platform===`hameau`).map(e=>e.device_id??``))].toSorted(),Ha=e=>Object.values(e.entities).filter(e=>e.platform===`hameau`&&e.translation_key===`shedding`).map(e=>e.entity_id);function Ua(e,t,n){return(t.entities!==n.entities||t.devices!==n.devices||t.language!==n.language)&&(t.language!==n.language||Ba(t)!==Ba(n))}async function Wa(e){try{return await Ye(e)}catch(e){if(w(e))return[];throw e}}var Ga=class extends HTMLElement{static shouldRegenerate=Ua;static generate(e,t){let n=r(t).filter(t=>!e.device||t.device===e.device);return Promise.resolve(La(t,n))}},Ka=class extends HTMLElement{static shouldRegenerate=Ua;static async generate(e,t){let[n,i]=await Promise.all([je(t),Wa(t)]),a=n.length?[Ra(t,n)]:[],o=i.length?[za(t,i)]:[];return{title:`Hameau`,views:[La(t,r(t)),...a,...o]}}},qa=[{tag:`hameau-meter-card`,element:ai,text:`meter_card`,suits:[`apparent_power`,`link_state`,`overload_level`,`time_to_cut`]},{tag:`hameau-day-card`,element:tn,text:`day_card`,suits:[`apparent_power`,`energy_total`,`tariff_period`]},{tag:`hameau-ladder-card`,element:jr,text:`ladder_card`,suits:[`shedding`,`shedding_state`,`headroom`,`next_restore`,`appliance_state`]},{tag:`hameau-happened-card`,element:Xn,text:`happened_card`,suits:[`sheds_today`,`decision`,`shed_today`]},{tag:`hameau-review-card`,element:Ci,text:`review_card`,suits:[`dry_run`,`trips_avoided_today`]},{tag:`hameau-week-card`,element:Oa,text:`week_card`,suits:[`plan`,`schedule_enabled`,`next_change`]}],Ja={period:9,"to-date":5,months:6,heatmap:8,load:8,tariffs:8,coverage:7,import:6};function Ya(e,t){if(st(e,t))return{device:t};let n=e.devices[t]?.config_entries?.find(t=>N(e,t,`switch`,`shedding`));return n===void 0?void 0:{home:n}}function Xa(e,t,n){return(r,i)=>{let a=r.entities[i];if(a?.platform!==`hameau`||!a.device_id||!t.includes(a.translation_key??``))return null;let o=Ya(r,a.device_id);return o&&n in o?{config:{type:`custom:${e}`,...o}}:null}}function Za(e){return{get name(){return b(void 0)(`${e}_name`)},get description(){return b(void 0)(`${e}_description`)}}}function Qa(){let e=qa.map(({tag:e,element:t,text:n,suits:r})=>Object.assign(Za(n),{type:e,preview:!0,getEntitySuggestion:Xa(e,r,t.prototype instanceof P?`home`:`device`)})),t=ka.map(e=>Object.assign(Za(`past_${e.replace(`-`,`_`)}`),{type:`hameau-${e}-card`,preview:!1,getEntitySuggestion:()=>null})),n=[`dashboard`,`view`].map(e=>Object.assign(Za(`strategy`),{type:`hameau`,strategyType:e}));(window.customCards??=[]).push(...e,...t),(window.customStrategies??=[]).push(...n)}if(!customElements.get(`ll-strategy-dashboard-hameau`)){for(let{tag:e,element:t}of qa)customElements.define(e,t);for(let e of ka)customElements.define(`hameau-${e}-card`,Na(e,Ja[e]));customElements.define(`ll-strategy-dashboard-hameau`,Ka),customElements.define(`ll-strategy-view-hameau`,Ga),Qa()}