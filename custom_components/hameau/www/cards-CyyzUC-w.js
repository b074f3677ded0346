import{t as e}from"./preload-helper-DygEbaNj.js";var t=globalThis,n=t.ShadowRoot&&(t.ShadyCSS===void 0||t.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,r=Symbol(),i=new WeakMap,a=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==r)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(n&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=i.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&i.set(t,e))}return e}toString(){return this.cssText}},o=e=>new a(typeof e==`string`?e:e+``,void 0,r),s=(e,...t)=>new a(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,r),c=(e,r)=>{if(n)e.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let n of r){let r=document.createElement(`style`),i=t.litNonce;i!==void 0&&r.setAttribute(`nonce`,i),r.textContent=n.cssText,e.appendChild(r)}},l=n?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return o(t)})(e):e,{is:u,defineProperty:d,getOwnPropertyDescriptor:f,getOwnPropertyNames:p,getOwnPropertySymbols:m,getPrototypeOf:ee}=Object,h=globalThis,g=h.trustedTypes,te=g?g.emptyScript:``,ne=h.reactiveElementPolyfillSupport,re=(e,t)=>e,ie={toAttribute(e,t){switch(t){case Boolean:e=e?te:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch{n=null}}return n}},ae=(e,t)=>!u(e,t),oe={attribute:!0,type:String,converter:ie,reflect:!1,useDefault:!1,hasChanged:ae};Symbol.metadata??=Symbol(`metadata`),h.litPropertyMetadata??=new WeakMap;var _=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=oe){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&d(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:i}=f(this.prototype,e)??{get(){return this[t]},set(e){this[t]=e}};return{get:r,set(t){let a=r?.call(this);i?.call(this,t),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??oe}static _$Ei(){if(this.hasOwnProperty(re(`elementProperties`)))return;let e=ee(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(re(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(re(`properties`))){let e=this.properties,t=[...p(e),...m(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(l(e))}else e!==void 0&&t.push(l(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return c(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){let i=(n.converter?.toAttribute===void 0?ie:n.converter).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let e=n.getPropertyOptions(r),i=typeof e.converter==`function`?{fromAttribute:e.converter}:e.converter?.fromAttribute===void 0?ie:e.converter;this._$Em=r;let a=i.fromAttribute(t,e.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){let a=this.constructor;if(!1===r&&(i=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??ae)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(e=>e.hostUpdate?.()),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(e){}firstUpdated(e){}};_.elementStyles=[],_.shadowRootOptions={mode:`open`},_[re(`elementProperties`)]=new Map,_[re(`finalized`)]=new Map,ne?.({ReactiveElement:_}),(h.reactiveElementVersions??=[]).push(`2.1.2`);var se=globalThis,ce=e=>e,le=se.trustedTypes,ue=le?le.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,de=`$lit$`,v=`lit$${Math.random().toFixed(9).slice(2)}$`,fe=`?`+v,pe=`<${fe}>`,y=document,me=()=>y.createComment(``),b=e=>e===null||typeof e!=`object`&&typeof e!=`function`,he=Array.isArray,ge=e=>he(e)||typeof e?.[Symbol.iterator]==`function`,_e=`[ 	
\f\r]`,x=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ve=/-->/g,ye=/>/g,S=RegExp(`>|${_e}(?:([^\\s"'>=/]+)(${_e}*=${_e}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),be=/'/g,xe=/"/g,Se=/^(?:script|style|textarea|title)$/i,Ce=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),C=Ce(1),we=Ce(2),w=Symbol.for(`lit-noChange`),T=Symbol.for(`lit-nothing`),Te=new WeakMap,E=y.createTreeWalker(y,129);function Ee(e,t){if(!he(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return ue===void 0?t:ue.createHTML(t)}var De=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=x;for(let t=0;t<n;t++){let n=e[t],s,c,l=-1,u=0;for(;u<n.length&&(o.lastIndex=u,c=o.exec(n),c!==null);)u=o.lastIndex,o===x?c[1]===`!--`?o=ve:c[1]===void 0?c[2]===void 0?c[3]!==void 0&&(o=S):(Se.test(c[2])&&(i=RegExp(`</`+c[2],`g`)),o=S):o=ye:o===S?c[0]===`>`?(o=i??x,l=-1):c[1]===void 0?l=-2:(l=o.lastIndex-c[2].length,s=c[1],o=c[3]===void 0?S:c[3]===`"`?xe:be):o===xe||o===be?o=S:o===ve||o===ye?o=x:(o=S,i=void 0);let d=o===S&&e[t+1].startsWith(`/>`)?` `:``;a+=o===x?n+pe:l>=0?(r.push(s),n.slice(0,l)+de+n.slice(l)+v+d):n+v+(l===-2?t:d)}return[Ee(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},Oe=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=De(t,n);if(this.el=e.createElement(l,r),E.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=E.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(de)){let t=u[o++],n=i.getAttribute(e).split(v),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?Me:r[1]===`?`?Ne:r[1]===`@`?Pe:je}),i.removeAttribute(e)}else e.startsWith(v)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(Se.test(i.tagName)){let e=i.textContent.split(v),t=e.length-1;if(t>0){i.textContent=le?le.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],me()),E.nextNode(),c.push({type:2,index:++a});i.append(e[t],me())}}}else if(i.nodeType===8){if(i.data===fe)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(v,e+1))!==-1;)c.push({type:7,index:a}),e+=v.length-1}}a++}}static createElement(e,t){let n=y.createElement(`template`);return n.innerHTML=e,n}};function D(e,t,n=e,r){if(t===w)return t;let i=r===void 0?n._$Cl:n._$Co?.[r],a=b(t)?void 0:t._$litDirective$;return i?.constructor!==a&&(i?._$AO?.(!1),a===void 0?i=void 0:(i=new a(e),i._$AT(e,n,r)),r===void 0?n._$Cl=i:(n._$Co??=[])[r]=i),i!==void 0&&(t=D(e,i._$AS(e,t.values),i,r)),t}var ke=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??y).importNode(t,!0);E.currentNode=r;let i=E.nextNode(),a=0,o=0,s=n[0];for(;s!==void 0;){if(a===s.index){let t;s.type===2?t=new Ae(i,i.nextSibling,this,e):s.type===1?t=new s.ctor(i,s.name,s.strings,this,e):s.type===6&&(t=new Fe(i,this,e)),this._$AV.push(t),s=n[++o]}a!==s?.index&&(i=E.nextNode(),a++)}return E.currentNode=y,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},Ae=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=T,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=D(this,e,t),b(e)?e===T||e==null||e===``?(this._$AH!==T&&this._$AR(),this._$AH=T):e!==this._$AH&&e!==w&&this._(e):e._$litType$===void 0?e.nodeType===void 0?ge(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==T&&b(this._$AH)?this._$AA.nextSibling.data=e:this.T(y.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n==`number`?this._$AC(e):(n.el===void 0&&(n.el=Oe.createElement(Ee(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let e=new ke(r,this),n=e.u(this.options);e.p(t),this.T(n),this._$AH=e}}_$AC(e){let t=Te.get(e.strings);return t===void 0&&Te.set(e.strings,t=new Oe(e)),t}k(t){he(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(me()),this.O(me()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let t=ce(e).nextSibling;ce(e).remove(),e=t}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},je=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=T,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=T}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=D(this,e,t,0),a=!b(e)||e!==this._$AH&&e!==w,a&&(this._$AH=e);else{let r=e,o,s;for(e=i[0],o=0;o<i.length-1;o++)s=D(this,r[n+o],t,o),s===w&&(s=this._$AH[o]),a||=!b(s)||s!==this._$AH[o],s===T?e=T:e!==T&&(e+=(s??``)+i[o+1]),this._$AH[o]=s}a&&!r&&this.j(e)}j(e){e===T?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??``)}},Me=class extends je{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===T?void 0:e}},Ne=class extends je{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==T)}},Pe=class extends je{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){if((e=D(this,e,t,0)??T)===w)return;let n=this._$AH,r=e===T&&n!==T||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==T&&(n===T||r);r&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH==`function`?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Fe=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){D(this,e)}},Ie={M:de,P:v,A:fe,C:1,L:De,R:ke,D:ge,V:D,I:Ae,H:je,N:Ne,U:Pe,B:Me,F:Fe},Le=se.litHtmlPolyfillSupport;Le?.(Oe,Ae),(se.litHtmlVersions??=[]).push(`3.3.3`);var Re=(e,t,n)=>{let r=n?.renderBefore??t,i=r._$litPart$;if(i===void 0){let e=n?.renderBefore??null;r._$litPart$=i=new Ae(t.insertBefore(me(),e),e,void 0,n??{})}return i._$AI(e),i},ze=globalThis,O=class extends _{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Re(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};O._$litElement$=!0,O.finalized=!0,ze.litElementHydrateSupport?.({LitElement:O});var Be=ze.litElementPolyfillSupport;Be?.({LitElement:O}),(ze.litElementVersions??=[]).push(`4.2.2`);var Ve={meter_card_name:`Hameau: live meter`,meter_card_description:`Power against the contract, and when the breaker would open.`,day_card_name:`Hameau: day curve`,day_card_description:`The power of a day, its peak and its tariff periods.`,strategy_name:`Hameau`,strategy_description:`Your meter, live and day by day.`,form_device:`Meter`,form_title:`Title`,view_title:`Meter`,to_energy:`Energy dashboard`,link_live:`Live`,link_starting:`Listening…`,link_silent:`Silent`,link_garbled:`Garbled`,link_down:`Out of reach`,age_now:`just now`,age_ago:`{age} ago`,quality:`{quality} of the lines read`,starting_title:`Waiting for the first frame`,starting_advice:`A Linky speaks every one or two seconds: the values will be there in a moment.`,silent_title:`The meter has fallen silent`,silent_advice:`Nothing has come since. Check that the receiver is plugged into I1 and I2 of the meter, or that the transmitter has power.`,garbled_title:`The meter speaks, but it cannot be read`,garbled_advice:`Data comes, yet no line is valid. Check the speed (1200 or 9600 baud), the wiring and the length of the cable.`,down_title:`The receiver does not answer`,down_advice:`Hameau keeps trying. Check that the adapter is plugged in or that the network address is right.`,since:`since {time} ({age})`,open_integration:`Open the integration`,no_meter_title:`No meter yet`,no_meter_text:`Hameau reads the customer output (TIC) of your Linky by radio, USB or network. You can also try it without any hardware.`,no_meter_ask:`Ask an administrator to add it.`,add_meter:`Add a meter`,meter_gone_title:`This meter is no longer there`,meter_gone_text:`It was removed or switched off. Choose another one in the settings of this card.`,of_contract:`{percent} of {limit}`,power_missing:`no value`,before_cut:`before the breaker opens`,at_power:`at\xA0{power}`,ring_caption:`of the cut`,ring_label:`The breaker’s heating stands at {percent} of its threshold`,holds_title:`The breaker holds`,holds_text:`{available} still available.`,holds_text_phase:`{available} still available on phase {phase}.`,above_title:`The breaker holds`,above_text:`Over the contract, but for as long as you like at this power.`,above_text_phase:`Phase {phase} is over its third of the contract, but for as long as you like at this power.`,above_text_plain:`Over the contract.`,above_title_plain:`More than your contract`,holds_title_plain:`Within your contract`,example:`At {power}, it would hold {time}.`,cutting_title:`The breaker is going to open`,cutting_text:`Switch off {power} or more and it holds.`,cutting_text_phase:`Switch off {power} or more on phase {phase} and it holds.`,open_title:`The breaker is open`,open_why:`Reason: {reason}.`,open_text:`Switch appliances off, then close it with the + button of the meter.`,untold_title:`Contract power not known yet`,untold_text:`The meter says it within a frame or two.`,rail_subscribed:`{power} contract`,rail_cut:`may open beyond {power}`,rail_label:`{power} drawn, contract {limit}, the breaker may open beyond {cut}`,phase:`Phase {phase}`,phase_missing:`no value`,phase_absent:`no voltage`,fact_period:`Period`,fact_contract:`Contract`,fact_today:`Today`,fact_tomorrow:`Tomorrow`,fact_injected:`Injected`,fact_energy:`Energy today`,fact_peak:`Mobile peak`,until:`until {time}`,until_then:`until {time}, then {period}`,unknown:`not known`,not_announced:`not announced`,colour_blue:`Blue`,colour_white:`White`,colour_red:`Red`,peak_now:`now`,peak_announced:`announced`,no_history:`no history yet`,day_title:`Day curve`,today:`Today`,yesterday:`Yesterday`,previous_day:`Previous day`,next_day:`Next day`,back_to_today:`Back to today`,show_table:`Table`,show_chart:`Chart`,day_navigation:`Day shown`,chart_label:`Power curve, {day}. {summary}`,summary_peak:`Peak {power} at {time}.`,legend_mean:`mean`,legend_peak:`peaks`,legend_over:`over the contract`,legend_before:`the day before`,legend_now:`now`,legend_injected:`injected`,peak_mark:`{power} · {time}`,day_peak:`Peak`,day_energy:`Drawn`,day_injected:`Injected`,share_of_contract:`{percent} of {limit}`,at_time:`at {time}`,missing_time:`{duration} without data`,hourly_only:`Hourly means`,no_data_title:`Nothing recorded on that day`,no_data_today:`The curve starts five minutes after the first frame.`,no_data_today_title:`The curve is on its way`,no_data_past:`Home Assistant was not listening to the meter, or the power’s history is switched off.`,no_power_title:`The power is not followed`,no_power_text:`Switch on the entity “Apparent power” of this meter to see its curve.`,failed_title:`The history could not be read`,failed_text:`Home Assistant did not answer. Hameau tries again by itself.`,chart_failed:`The chart could not be loaded: reload the page. The table is there.`,loading:`Loading…`,table_caption:`Power hour by hour, {day}`,table_hour:`Hour`,table_mean:`Mean`,table_max:`Peak`,table_period:`Period`,table_missing:`no data`,tip_missing:`no data`,protection_title:`Protection`,ladder_card_name:`Hameau: load shedding`,ladder_card_description:`Your appliances by importance: what is cut, why, and when it returns.`,form_home:`Home`,home_offline:`No connection to Home Assistant: what is shown may be old.`,home_refused:`Home Assistant refused.`,home_none_title:`No home yet`,home_none_text:`Add a home to Hameau, then the appliances that may be switched off, the most important first.`,home_gone_title:`This home is no longer there`,home_gone_text:`It was removed or switched off. Choose another one in the settings of this card.`,home_failed_title:`This home does not answer`,home_failed_text:`Home Assistant has not started it, or is starting it. This card tries again by itself.`,ladder_title:`Load shedding`,shedding_on:`On`,shedding_off:`Off`,dry_title:`Dry run.`,dry_text:`Everything is decided and explained, nothing is switched.`,dry_end:`Switch for real`,mode_warmup:`Listening to the meter`,mode_warmup_text:`Load shedding starts once it has seen enough.`,mode_normal:`All is well`,mode_amber:`Above the limit`,mode_shedding:`Some appliances wait`,mode_blind:`The meter is silent`,mode_blind_text:`Only what surely fits stays on; nothing returns unseen.`,mode_disarmed:`Load shedding is off`,mode_disarmed_text:`Nothing is switched off; what had been comes back.`,ladder_no_meter:`no meter`,ladder_cut_in:`What is needed is being cut, in time.`,ladder_next_back:`{name}: back around {time}.`,ladder_endless:`The meter bears this power for as long as you like.`,cuts_none:`nothing cut today`,cuts_one:`one cut today, {time}`,cuts_many:`{count} cuts today, {time} in all`,profile_strict:`Strict profile`,profile_balanced:`Balanced profile`,profile_tolerant:`Tolerant profile`,ladder_list:`Appliances, the most important first`,ladder_handle:`{name}, place {place} of {count}: move with the up and down arrows`,ladder_handle_hint:`Drag to change the order`,ladder_moved:`{name} is now at place {place} of {count}.`,ladder_bar:`{power} drawn`,ladder_bar_back:`{power} when it returns`,ladder_on:`Running`,ladder_off:`At rest`,ladder_shed:`Cut`,ladder_shed_for:`Cut · {time}`,ladder_shed_dry:`Would be cut`,ladder_waiting:`Waiting`,ladder_lowered:`Turned down`,ladder_lowered_to:`Turned down · {power}`,ladder_manual:`Yours`,ladder_manual_until:`Yours until {time}`,ladder_unresponsive:`Does not obey`,ladder_unavailable:`Out of reach`,ladder_unavailable_text:`Home Assistant cannot reach it`,ladder_disabled:`Left alone by load shedding`,ladder_hard:`Never cut`,ladder_notify:`Never cut: you are told when it should be`,ladder_next:`First to be cut, if need be`,ladder_last:`Cut last`,ladder_last_resort:`Cut only when the breaker is about to open`,ladder_since:`Cut at {time}`,ladder_since_dry:`Would have been cut at {time}`,ladder_returns:`back around {time}`,ladder_history:`History`,ladder_empty_title:`No appliance yet`,ladder_empty_text:`Add those that may wait a few minutes: water heater, car, heaters, dryer. The breaker then stays closed.`,wish_shed:`Cut now`,wish_restore:`Give back`,wish_prefer:`First for 1\xA0h`,happened_card_name:`Hameau: what happened`,happened_card_description:`A day’s power against its limit, what was cut, and why.`,happened_title:`What happened`,happened_limit:`limit {power}`,happened_cuts:`Cuts`,happened_time:`In all`,happened_none:`Nothing was cut.`,happened_before:`Since before midnight`,happened_dry:`dry run`,happened_table:`Cuts, {day}`,happened_no_power_title:`No power recorded on that day`,happened_no_power_text:`Home Assistant was not running, or this home has no meter.`,appliance_gone:`Removed appliance`,kind_cut:`cut`,kind_lowered:`turned down`,kind_queued:`waiting to start`,lane_one:`once, {time}`,lane_many:`{count} times, {time}`,table_appliance:`Appliance`,table_length:`Length`,week_card_name:`Hameau: week schedule`,week_card_description:`When your appliances run, drawn over the tariff.`,week_title:`Week schedule`,week_schedule:`Schedule`,week_unnamed:`Schedule without a name`,week_disabled:`switched off`,week_add_on:`Add a slot on {day}`,week_slot:`{day}, {times}`,week_legend_slot:`runs`,week_legend_off:`off-peak hours`,week_legend_dear:`dear hours`,week_legend_locked:`by other rules (sun, exceptions…)`,week_hint:`Draw a slot on a day, or choose one to change it.`,week_edit:`Slot chosen`,week_day:`Day`,week_from:`From`,week_to:`To`,week_every_day:`Every day`,week_weekdays:`Monday to Friday`,week_remove:`Remove`,week_lasts_changed:`{time} this week: the clocks change that night.`,week_unsaved:`Not saved yet`,week_cancel:`Cancel`,week_save:`Save`,week_read_only:`Only an administrator can change it.`,week_exceptions:`Exceptions`,week_exceptions_none:`Holidays, guests, a trip: days that are not like the others.`,week_exception_add:`Add an exception`,week_exception_name:`Name`,week_exception_first:`First day`,week_exception_last:`Last day`,week_exception_times:`Without times, nothing runs on these days.`,week_exception_rest:`nothing runs`,week_exception_other:`other times`,week_exception_remove:`Remove the exception: {name}`,week_empty_title:`No schedule yet`,week_empty_text:`Choose appliances, then draw when they run: the tariff is shown behind.`,week_exception_order:`The last day comes before the first.`,review_card_name:`Hameau: the week in review`,review_card_description:`What load shedding did this week, or would have done in a dry run.`,review_title:`This week`,review_title_dry:`What would have happened this week`,review_cuts:`Cuts`,review_time:`In all`,review_saved_one:`Once, the meter was already counting the seconds before it opens.`,review_saved_many:`{count} times, the meter was already counting the seconds before it opens.`,review_none:`In seven days, nothing had to be cut.`,review_none_real:`In seven days, nothing was cut.`,review_since:`Since {time}: what came before is no longer kept.`,review_longest:`longest {time}`,review_dry_note:`Dry run: nothing was switched. An appliance that stays on weighs on what follows, so that the true number of cuts may differ.`,review_days:`Minutes cut each day`,review_day:`{day}: {text}`,review_day_none:`nothing`,mode_meterless:`No meter`,mode_meterless_text:`Without a meter nothing is cut; schedules still run.`,week_hint_keys:`Arrows move it, with Shift its end, with Alt its start; Delete removes it.`,week_new:`New schedule`,week_new_targets:`What it switches:`,week_new_draw:`Draw its week`,week_told:`{day}, {times}: on, by the tariff`,week_legend_told:`on, by the tariff`,week_delete:`Delete the schedule: {name}`,week_delete_title:`Delete “{name}”?`,week_delete_text:`Its appliances stay; nothing switches them at these hours any more.`,week_delete_do:`Delete`,ladder_manual_text:`Cut only if nothing else is left`},He={en:Ve,fr:{meter_card_name:`Hameau\xA0: compteur en direct`,meter_card_description:`La puissance face à l’abonnement, et quand le disjoncteur s’ouvrirait.`,day_card_name:`Hameau\xA0: courbe du jour`,day_card_description:`La puissance d’une journée, sa pointe et ses périodes tarifaires.`,strategy_name:`Hameau`,strategy_description:`Votre compteur, en direct et jour après jour.`,form_device:`Compteur`,form_title:`Titre`,view_title:`Compteur`,to_energy:`Tableau Énergie`,link_live:`En direct`,link_starting:`À l’écoute…`,link_silent:`Silencieux`,link_garbled:`Illisible`,link_down:`Injoignable`,age_now:`à l’instant`,age_ago:`il y a {age}`,quality:`{quality} des lignes lues`,starting_title:`En attente de la première trame`,starting_advice:`Un Linky parle toutes les une ou deux secondes\xA0: les valeurs seront là dans un instant.`,silent_title:`Le compteur ne parle plus`,silent_advice:`Rien n’est arrivé depuis. Vérifiez que le récepteur est relié à I1 et I2 du compteur, ou que l’émetteur est alimenté.`,garbled_title:`Le compteur parle, mais on ne le comprend pas`,garbled_advice:`Des données arrivent, mais aucune ligne n’est valide. Vérifiez la vitesse (1200 ou 9600 bauds), le câblage et la longueur du câble.`,down_title:`Le récepteur ne répond pas`,down_advice:`Hameau réessaie sans cesse. Vérifiez que l’adaptateur est branché ou que l’adresse réseau est la bonne.`,since:`depuis {time} ({age})`,open_integration:`Ouvrir l’intégration`,no_meter_title:`Pas encore de compteur`,no_meter_text:`Hameau lit la sortie client (TIC) de votre Linky par radio, USB ou réseau. Vous pouvez aussi l’essayer sans aucun matériel.`,no_meter_ask:`Demandez à un administrateur de l’ajouter.`,add_meter:`Ajouter un compteur`,meter_gone_title:`Ce compteur n’est plus là`,meter_gone_text:`Il a été retiré ou désactivé. Choisissez-en un autre dans les réglages de cette carte.`,of_contract:`{percent} de {limit}`,power_missing:`pas de valeur`,before_cut:`avant l’ouverture du disjoncteur`,at_power:`à\xA0{power}`,ring_caption:`du seuil`,ring_label:`L’échauffement compté par le disjoncteur est à {percent} de son seuil`,holds_title:`Le disjoncteur tient`,holds_text:`Encore {available} disponibles.`,holds_text_phase:`Encore {available} disponibles sur la phase {phase}.`,above_title:`Le disjoncteur tient`,above_text:`Au-dessus de l’abonnement, mais sans limite de durée à cette puissance.`,above_text_phase:`La phase {phase} dépasse son tiers de l’abonnement, mais sans limite de durée à cette puissance.`,above_text_plain:`Au-dessus de l’abonnement.`,above_title_plain:`Plus que votre abonnement`,holds_title_plain:`Dans votre abonnement`,example:`À {power}, il tiendrait {time}.`,cutting_title:`Le disjoncteur va s’ouvrir`,cutting_text:`Éteignez au moins {power} et il tiendra.`,cutting_text_phase:`Éteignez au moins {power} sur la phase {phase} et il tiendra.`,open_title:`Le disjoncteur est ouvert`,open_why:`Raison\xA0: {reason}.`,open_text:`Éteignez des appareils, puis refermez-le avec la touche + du compteur.`,untold_title:`Puissance souscrite pas encore connue`,untold_text:`Le compteur la donne en une ou deux trames.`,rail_subscribed:`{power} souscrits`,rail_cut:`coupure possible au-delà de {power}`,rail_label:`{power} tirés, {limit} souscrits, coupure possible au-delà de {cut}`,phase:`Phase {phase}`,phase_missing:`pas de valeur`,phase_absent:`sans tension`,fact_period:`Période`,fact_contract:`Contrat`,fact_today:`Aujourd’hui`,fact_tomorrow:`Demain`,fact_injected:`Injection`,fact_energy:`Énergie du jour`,fact_peak:`Pointe mobile`,until:`jusqu’à {time}`,until_then:`jusqu’à {time}, puis {period}`,unknown:`inconnu`,not_announced:`pas encore annoncé`,colour_blue:`Bleu`,colour_white:`Blanc`,colour_red:`Rouge`,peak_now:`en cours`,peak_announced:`annoncée`,no_history:`pas encore d’historique`,day_title:`Courbe du jour`,today:`Aujourd’hui`,yesterday:`Hier`,previous_day:`Jour précédent`,next_day:`Jour suivant`,back_to_today:`Revenir à aujourd’hui`,show_table:`Tableau`,show_chart:`Courbe`,day_navigation:`Jour affiché`,chart_label:`Courbe de puissance, {day}. {summary}`,summary_peak:`Pointe {power} à {time}.`,legend_mean:`moyenne`,legend_peak:`pointes`,legend_over:`au-delà de l’abonnement`,legend_before:`la veille`,legend_now:`maintenant`,legend_injected:`injecté`,peak_mark:`{power} · {time}`,day_peak:`Pointe`,day_energy:`Soutiré`,day_injected:`Injecté`,share_of_contract:`{percent} de {limit}`,at_time:`à {time}`,missing_time:`{duration} sans données`,hourly_only:`Moyennes horaires`,no_data_title:`Rien d’enregistré ce jour-là`,no_data_today:`La courbe commence cinq minutes après la première trame.`,no_data_today_title:`La courbe arrive`,no_data_past:`Home Assistant n’écoutait pas le compteur, ou l’historique de la puissance est désactivé.`,no_power_title:`La puissance n’est pas suivie`,no_power_text:`Activez l’entité «\xA0Puissance apparente\xA0» de ce compteur pour voir sa courbe.`,failed_title:`L’historique n’a pas pu être lu`,failed_text:`Home Assistant n’a pas répondu. Hameau réessaie de lui-même.`,chart_failed:`Le graphique n’a pas pu être chargé\xA0: rechargez la page. Le tableau est là.`,loading:`Chargement…`,table_caption:`Puissance heure par heure, {day}`,table_hour:`Heure`,table_mean:`Moyenne`,table_max:`Pointe`,table_period:`Période`,table_missing:`pas de données`,tip_missing:`pas de données`,protection_title:`Protection`,ladder_card_name:`Hameau\xA0: délestage`,ladder_card_description:`Vos appareils par importance\xA0: ce qui est coupé, pourquoi, et quand cela revient.`,form_home:`Foyer`,home_offline:`Pas de liaison avec Home Assistant\xA0: ce qui est affiché peut dater.`,home_refused:`Home Assistant a refusé.`,home_none_title:`Pas encore de foyer`,home_none_text:`Ajoutez un foyer à Hameau, puis les appareils que l’on peut couper, du plus important au moins important.`,home_gone_title:`Ce foyer n’est plus là`,home_gone_text:`Il a été retiré ou désactivé. Choisissez-en un autre dans les réglages de cette carte.`,home_failed_title:`Ce foyer ne répond pas`,home_failed_text:`Home Assistant ne l’a pas démarré, ou le démarre. Cette carte réessaie d’elle-même.`,ladder_title:`Délestage`,shedding_on:`Activé`,shedding_off:`Désactivé`,dry_title:`À blanc.`,dry_text:`Tout est décidé et expliqué, rien n’est coupé.`,dry_end:`Couper pour de vrai`,mode_warmup:`À l’écoute du compteur`,mode_warmup_text:`Le délestage commence dès qu’il en a vu assez.`,mode_normal:`Tout va bien`,mode_amber:`Au-dessus de la limite`,mode_shedding:`Des appareils attendent`,mode_blind:`Le compteur se tait`,mode_blind_text:`Ne reste en marche que ce qui tient sûrement\xA0; rien ne revient à l’aveugle.`,mode_disarmed:`Le délestage est désactivé`,mode_disarmed_text:`Rien n’est coupé\xA0; ce qui l’était revient.`,ladder_no_meter:`pas de compteur`,ladder_cut_in:`Ce qu’il faut est coupé à temps.`,ladder_next_back:`{name}\xA0: retour vers {time}.`,ladder_endless:`Le compteur supporte cette puissance sans limite de durée.`,cuts_none:`aucune coupure aujourd’hui`,cuts_one:`une coupure aujourd’hui, {time}`,cuts_many:`{count} coupures aujourd’hui, {time} en tout`,profile_strict:`Profil strict`,profile_balanced:`Profil équilibré`,profile_tolerant:`Profil tolérant`,ladder_list:`Appareils, du plus important au moins important`,ladder_handle:`{name}, place {place} sur {count}\xA0: déplacer avec les flèches haut et bas`,ladder_handle_hint:`Glisser pour changer l’ordre`,ladder_moved:`{name} est maintenant à la place {place} sur {count}.`,ladder_bar:`{power} tirés`,ladder_bar_back:`{power} à son retour`,ladder_on:`En marche`,ladder_off:`Au repos`,ladder_shed:`Coupure`,ladder_shed_for:`Coupure · {time}`,ladder_shed_dry:`Serait à l’arrêt`,ladder_waiting:`En attente`,ladder_lowered:`Au ralenti`,ladder_lowered_to:`Au ralenti · {power}`,ladder_manual:`À vous`,ladder_manual_until:`À vous jusqu’à {time}`,ladder_unresponsive:`N’obéit pas`,ladder_unavailable:`Injoignable`,ladder_unavailable_text:`Home Assistant ne le joint pas`,ladder_disabled:`Laissé tranquille par le délestage`,ladder_hard:`Jamais coupé`,ladder_notify:`Jamais coupé\xA0: vous êtes prévenu quand il faudrait`,ladder_next:`Coupé en premier, au besoin`,ladder_last:`Coupé en dernier`,ladder_last_resort:`Coupé seulement si le disjoncteur va s’ouvrir`,ladder_since:`À l’arrêt depuis {time}`,ladder_since_dry:`Serait à l’arrêt depuis {time}`,ladder_returns:`retour vers {time}`,ladder_history:`Historique`,ladder_empty_title:`Pas encore d’appareil`,ladder_empty_text:`Ajoutez ceux qui peuvent attendre quelques minutes\xA0: chauffe-eau, voiture, radiateurs, sèche-linge. Le disjoncteur restera fermé.`,wish_shed:`Couper`,wish_restore:`Rendre`,wish_prefer:`Prioritaire 1\xA0h`,happened_card_name:`Hameau\xA0: ce qui s’est passé`,happened_card_description:`La puissance d’une journée face à sa limite, ce qui a été coupé, et pourquoi.`,happened_title:`Ce qui s’est passé`,happened_limit:`limite {power}`,happened_cuts:`Coupures`,happened_time:`En tout`,happened_none:`Rien n’a été coupé.`,happened_before:`Depuis avant minuit`,happened_dry:`à blanc`,happened_table:`Coupures, {day}`,happened_no_power_title:`Pas de puissance enregistrée ce jour-là`,happened_no_power_text:`Home Assistant ne tournait pas, ou ce foyer n’a pas de compteur.`,appliance_gone:`Appareil retiré`,kind_cut:`coupure`,kind_lowered:`au ralenti`,kind_queued:`attend pour démarrer`,lane_one:`une fois, {time}`,lane_many:`{count} fois, {time}`,table_appliance:`Appareil`,table_length:`Durée`,week_card_name:`Hameau\xA0: programme de la semaine`,week_card_description:`Quand vos appareils tournent, dessiné sur le tarif.`,week_title:`Programme de la semaine`,week_schedule:`Programme`,week_unnamed:`Programme sans nom`,week_disabled:`désactivé`,week_add_on:`Ajouter un créneau le {day}`,week_slot:`{day}, {times}`,week_legend_slot:`en marche`,week_legend_off:`heures creuses`,week_legend_dear:`heures chères`,week_legend_locked:`par d’autres règles (soleil, exceptions…)`,week_hint:`Dessinez un créneau sur un jour, ou choisissez-en un pour le changer.`,week_edit:`Créneau choisi`,week_day:`Jour`,week_from:`De`,week_to:`À`,week_every_day:`Tous les jours`,week_weekdays:`Lundi à vendredi`,week_remove:`Enlever`,week_lasts_changed:`{time} cette semaine\xA0: on change d’heure cette nuit-là.`,week_unsaved:`Pas encore enregistré`,week_cancel:`Annuler`,week_save:`Enregistrer`,week_read_only:`Seul un administrateur peut le changer.`,week_exceptions:`Exceptions`,week_exceptions_none:`Fêtes, invités, voyage\xA0: les jours pas comme les autres.`,week_exception_add:`Ajouter une exception`,week_exception_name:`Nom`,week_exception_first:`Premier jour`,week_exception_last:`Dernier jour`,week_exception_times:`Sans heures, rien ne tourne ces jours-là.`,week_exception_rest:`rien ne tourne`,week_exception_other:`d’autres heures`,week_exception_remove:`Enlever l’exception\xA0: {name}`,week_empty_title:`Pas encore de programme`,week_empty_text:`Choisissez des appareils, puis dessinez quand ils tournent\xA0: le tarif est montré derrière.`,week_exception_order:`Le dernier jour est avant le premier.`,review_card_name:`Hameau\xA0: bilan de la semaine`,review_card_description:`Ce que le délestage a fait cette semaine, ou aurait fait à blanc.`,review_title:`Cette semaine`,review_title_dry:`Ce qui se serait passé cette semaine`,review_cuts:`Coupures`,review_time:`En tout`,review_saved_one:`Une fois, le compteur comptait déjà les secondes avant d’ouvrir.`,review_saved_many:`{count} fois, le compteur comptait déjà les secondes avant d’ouvrir.`,review_none:`En sept jours, rien n’aurait dû être coupé.`,review_none_real:`En sept jours, rien n’a été coupé.`,review_since:`Depuis {time}\xA0: ce qui précède n’est plus gardé.`,review_longest:`la plus longue {time}`,review_dry_note:`À blanc\xA0: rien n’a été coupé. Un appareil resté en marche pèse sur la suite\xA0; le vrai nombre de coupures peut différer.`,review_days:`Minutes de coupure chaque jour`,review_day:`{day}\xA0: {text}`,review_day_none:`rien`,mode_meterless:`Pas de compteur`,mode_meterless_text:`Sans compteur, rien n’est coupé\xA0; les programmes tournent.`,week_hint_keys:`Les flèches le déplacent, avec Maj sa fin, avec Alt son début\xA0; Suppr l’enlève.`,week_new:`Nouveau programme`,week_new_targets:`Ce qu’il commande\xA0:`,week_new_draw:`Dessiner sa semaine`,week_told:`{day}, {times}\xA0: en marche selon le tarif`,week_legend_told:`en marche, selon le tarif`,week_delete:`Supprimer le programme\xA0: {name}`,week_delete_title:`Supprimer «\xA0{name}\xA0»\xA0?`,week_delete_text:`Ses appareils restent\xA0; plus rien ne les commande à ces heures.`,week_delete_do:`Supprimer`,ladder_manual_text:`Coupé seulement s’il ne reste rien d’autre`}};function Ue(e){let t=He[e.split(`-`)[0]??`en`]??Ve;return(e,n={})=>t[e].replace(/\{(\w+)\}/g,(e,t)=>n[t]??e)}function We(){return document.querySelector(`home-assistant`)?.hass?.language||document.documentElement.lang||navigator.language}var k=e=>Ue(e?.language??We()),Ge=`hameau`,Ke=[`sensor/apparent_power`,`sensor/link_state`,`sensor/tariff_period`,`sensor/energy_total`],qe=new WeakMap;function A(e){let t=qe.get(e.entities);if(t&&t.every(t=>t.name===Ye(e,t.device)))return t;let n=new Map;for(let t of Object.values(e.entities)){if(t.platform!==Ge||!t.device_id||!t.translation_key)continue;let e=n.get(t.device_id)??new Map;e.set(`${t.entity_id.split(`.`)[0]}/${t.translation_key}`,t.entity_id),n.set(t.device_id,e)}let r=[...n].filter(([,e])=>Ke.some(t=>e.has(t))).map(([t,n])=>({device:t,name:Ye(e,t),ids:n})).sort((t,n)=>t.name.localeCompare(n.name,e.language)||(t.device<n.device?-1:1));return qe.set(e.entities,r),r}function Je(e,t){let n=A(e);return t?n.find(e=>e.device===t):n[0]}function j(e,t,n){let r=t.ids.get(n);return r===void 0?void 0:e.states[r]}function Ye(e,t){let n=e.devices[t];return n?.name_by_user||n?.name||`Linky`}var Xe=[`entities`,`devices`,`locale`,`language`,`themes`,`connected`,`formatEntityState`],Ze=class extends O{static properties={hass:{attribute:!1},config:{state:!0}};#e;setConfig(e){this.config=e}getGridOptions(){return{columns:12,min_columns:6,rows:`auto`}}connectedCallback(){super.connectedCallback(),this.#e=setInterval(()=>{document.visibilityState===`visible`&&this.hass&&this.tick()},1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#e)}shouldUpdate(e){if(!this.hass||!this.config)return!1;if(e.size>1||!e.has(`hass`))return!0;let t=e.get(`hass`);if(!t)return!0;let n=this.hass;return Xe.some(e=>t[e]!==n[e])||this.matters(t,n)}},Qe=class extends Ze{static getStubConfig(e){let t=A(e)[0];return t?{device:t.device}:{}}static getConfigForm(){return $e({name:`device`,selector:{device:{integration:`hameau`}}})}setConfig(e){if(e.device!==void 0&&typeof e.device!=`string`)throw Error(`device: a device id is expected`);super.setConfig(e)}get meter(){return this.hass&&Je(this.hass,this.config?.device)}matters(e,t){let n=this.meter;return!!n&&this.watched(n).some(n=>e.states[n]!==t.states[n])}};function $e(...e){return{schema:[...e,{name:`title`,selector:{text:{}}}],computeLabel:({name:e})=>k(void 0)(`form_${e}`)}}var M=s`
  :host {
    display: block;
    height: 100%;
    --soft: var(--secondary-text-color, #6b7280);
    --ink: var(--primary-text-color, #1c1c1e);
    --line: var(--divider-color, #e5e7eb);
    --surface: var(--ha-card-background, var(--card-background-color, #fff));
    --grid: var(--energy-grid-consumption-color, #488fc2);
    --return: var(--energy-grid-return-color, #8353d1);
    --amber: var(--warning-color, #ffa600);
    --red: var(--error-color, #db4437);
    --green: var(--success-color, #43a047);
  }
  ha-card {
    container-type: inline-size;
    height: 100%;
    box-sizing: border-box;
    overflow: hidden;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  .body {
    display: flex;
    flex-direction: column;
    gap: 16px;
    padding: 16px;
    box-sizing: border-box;
    height: 100%;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    flex-wrap: wrap;
    min-height: 24px;
  }
  h2 {
    font: inherit;
    font-size: 16px;
    font-weight: 500;
    line-height: 24px;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .soft {
    color: var(--soft);
    font-size: 13px;
    line-height: 18px;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    text-align: start;
    cursor: pointer;
    border-radius: 8px;
    -webkit-tap-highlight-color: transparent;
  }
  button:focus-visible,
  a:focus-visible,
  [tabindex]:focus-visible {
    outline: 2px solid var(--primary-color, #03a9f4);
    outline-offset: 2px;
  }
  .action {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 44px;
    padding: 0 20px;
    border-radius: 22px;
    /* A tint with the page's own ink: white on Home Assistant's blue is too pale to read. */
    background: color-mix(in srgb, var(--primary-color, #03a9f4) 24%, transparent);
    color: var(--ink);
    font-weight: 500;
    text-decoration: none;
    box-sizing: border-box;
  }
  .action:hover {
    background: color-mix(in srgb, var(--primary-color, #03a9f4) 36%, transparent);
  }
  .notice {
    display: grid;
    justify-items: center;
    text-align: center;
    gap: 8px;
    padding: 12px 8px 8px;
    margin: auto 0;
  }
  .notice .sign {
    display: grid;
    place-items: center;
    width: 64px;
    height: 64px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--tone, var(--grid)) 16%, transparent);
    color: color-mix(in srgb, var(--tone, var(--grid)) 85%, var(--ink));
  }
  .notice .sign svg {
    width: 32px;
    height: 32px;
  }
  .notice b {
    font-size: 20px;
    font-weight: 400;
    line-height: 26px;
  }
  .notice p {
    margin: 0 0 8px;
    max-width: 44ch;
    font-size: 14px;
    line-height: 20px;
    color: var(--soft);
    text-wrap: pretty;
  }
  .gone {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`,N=6e4,P=60*N,et=new Map;function F(e){return e.locale.time_zone===`server`?e.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone||e.config.time_zone}function I(e,t){let n=et.get(t);return n||(n=new Intl.DateTimeFormat(`en-US`,{year:`numeric`,month:`numeric`,day:`numeric`,hour:`numeric`,minute:`numeric`,timeZone:t,hourCycle:`h23`,calendar:`gregory`}),et.set(t,n)),Object.fromEntries(n.formatToParts(e).map(({type:e,value:t})=>[e,Number(t)]))}function tt(e,t,n,r,i){let a=Date.UTC(e,t-1,n,r),o=e=>{let t=I(e,i);return Date.UTC(t.year,t.month-1,t.day,t.hour,t.minute)-Math.floor(e/N)*N},s=a-o(a);return a-o(Math.min(s,a-o(s)))}function L(e,t,n=0){let r=I(e,t);return tt(r.year,r.month,r.day+n,0,t)}function nt(e,t,n){let r=I(e,t),i=[];for(let e=0;e<=24;e+=n)i.push(tt(r.year,r.month,r.day,e,t));return i}function rt(e,t,n){let r=I(e,n),i=I(t,n);return tt(i.year,i.month,i.day,r.hour,n)+r.minute*N}var it=` `,at={comma_decimal:`en-US`,decimal_comma:`de`,space_comma:`fr`,quote_decimal:`de-CH`},ot=new Map;function R(e){let{number_format:t=`language`,time_format:n=`language`}=e.locale,r=e.locale.language||e.language,i=F(e),a=[r,t,n,i].join(`|`),o=ot.get(a);return o||ot.set(a,o=st(r,t,n,i)),o}function st(e,t,n,r){let i=t===`system`?void 0:at[t]??e,a=n===`system`?void 0:e,o=new Intl.DateTimeFormat(a,{hour:`numeric`}).resolvedOptions().hour12??!1,s=n===`12`||n!==`24`&&o,c={hour:s?`numeric`:`2-digit`,minute:`2-digit`,hour12:s,timeZone:r},l=new Intl.DateTimeFormat(a,s?{hour:`numeric`,hour12:s,timeZone:r}:c),u=new Intl.DateTimeFormat(a,c),d=new Intl.DateTimeFormat(a,{weekday:`short`,...c}),f=new Intl.DateTimeFormat(e,{weekday:`long`,day:`numeric`,month:`long`,timeZone:r}),p=new Intl.DateTimeFormat(e,{weekday:`short`,day:`numeric`,month:`short`,timeZone:r}),m=new Intl.DateTimeFormat(e,{weekday:`long`,timeZone:r}),ee=new Intl.DateTimeFormat(e,{weekday:`short`,timeZone:r}),h=(e,n=0,r=n)=>new Intl.NumberFormat(i,{minimumFractionDigits:r,maximumFractionDigits:n,...t===`none`?{useGrouping:!1}:{}}).format(Object.is(e,-0)?0:e),g=(e,t,n=0,r=n)=>`${h(e,n,r)}\u00a0${t}`,te=e.startsWith(`fr`);return{number:(e,t)=>h(e,t),quantity:g,va:e=>g(e,`VA`),kva:e=>g(e/1e3,`kVA`,1,0),percent:e=>te?`${h(e)}${it}%`:`${h(e)}%`,money:(t,n)=>new Intl.NumberFormat(i??e,{style:`currency`,currency:n}).format(t),time:e=>u.format(e),dayTime:e=>d.format(e),hour:e=>l.format(e),day:e=>f.format(e),weekday:e=>m.format(e),shortWeekday:e=>ee.format(e),shortDay:e=>p.format(e),duration:e=>ct(e,te?`j`:`d`)}}function ct(e,t){let n=Math.max(0,Math.floor(e)),r=(e,t,n,r)=>n?`${e}\u00a0${t}\u00a0${n}\u00a0${r}`:`${e}\u00a0${t}`;return n<60?`${n}\u00a0s`:n<3600?r(Math.floor(n/60),`min`,n%60,`s`):n<86400?r(Math.floor(n/3600),`h`,Math.floor(n%3600/60),`min`):`${Math.floor(n/86400)}\u00a0${t}`}var lt=3e5,ut;async function dt(e,t){let[n,r]=await ft(e),i=(n.energy_sources??[]).filter(e=>e.type===`grid`).flatMap(e=>e.flow_from??[e]).flatMap(e=>{let n=e.stat_energy_from;if(!n||!t.has(n))return[];let i=e.stat_cost??r.cost_sensors?.[n];return i?[i]:[]});return[...new Set(i)]}function ft(e){if(!ut||Date.now()-ut.at>lt){let t=t=>e.callWS({type:t}).catch(()=>({}));ut={at:Date.now(),asked:Promise.all([t(`energy/get_prefs`),t(`energy/info`)])}}return ut.asked}function pt(e,t,n,r,i,a){return t.length===0?Promise.resolve({}):e.callWS({type:`recorder/statistics_during_period`,start_time:new Date(n).toISOString(),end_time:new Date(r).toISOString(),statistic_ids:t,period:i,types:a,units:{energy:`kWh`}})}function mt(e=[],t=[]){let n=new Set(e.filter(ht).map(e=>Math.floor(e.start/P))),r=t.filter(e=>ht(e)&&!n.has(Math.floor(e.start/36e5)));return[...e.filter(ht),...r].map(e=>({start:e.start,end:e.end,mean:e.mean,max:e.max??e.mean})).sort((e,t)=>e.start-t.start)}var ht=e=>typeof e.mean==`number`&&Number.isFinite(e.mean);function gt(e=[],t=[]){let n=new Set(t.map(e=>Math.floor(e.start/P))),r=e.filter(e=>!n.has(Math.floor(e.start/P))),i=[...t,...r].map(e=>e.change).filter(e=>typeof e==`number`);return i.length?i.reduce((e,t)=>e+t,0):null}async function _t(e,t,n,r){let[i,a]=await Promise.all([pt(e,t,n,r,`5minute`,[`change`]),pt(e,t,n,r,`hour`,[`change`])]);return new Map(t.map(e=>[e,gt(i[e],a[e])]))}var vt=5*N,yt=2e4,bt=e=>Math.floor((e-yt)/vt);function xt(e){return[...[...e.ids].filter(([e])=>e.startsWith(`sensor/index_`)&&!e.includes(`_eai`)).map(([,e])=>e),e.ids.get(`sensor/energy_total`)].filter(e=>e!==void 0)}function St(e,t){let n=e.map(e=>t.get(e)).filter(e=>typeof e==`number`);return n.length?n.reduce((e,t)=>e+t,0):null}var Ct=class{changed;value;#e=``;constructor(e){this.changed=e}refresh(e,t){let n=Date.now(),r=`${t.device}|${bt(n)}`,i=t.ids.get(`sensor/energy_total`);r!==this.#e&&i&&(this.#e=r,this.#t(e,t,i,n).then(e=>{r===this.#e&&(this.value=e??this.value??{kwh:null,cost:null},this.changed())}))}async#t(e,t,n,r){try{let i=await dt(e,new Set(xt(t))),a=await _t(e,[n,...i],L(r,F(e)),r);return{kwh:a.get(n)??null,cost:St(i,a)}}catch(e){if(wt(e))return;throw e}}},wt=e=>typeof e==`number`||typeof e==`object`&&!!e&&`code`in e&&`message`in e,Tt={mVA:.001,VA:1,kVA:1e3,mW:.001,W:1,kW:1e3,MW:1e6,mA:.001,A:1,mV:.001,V:1,kV:1e3,Wh:.001,kWh:1,MWh:1e3,ms:.001,s:1,min:60,h:3600,d:86400,"%":1},z=e=>e===void 0||e===``||e===`unknown`||e===`unavailable`;function B(e){if(!e||z(e.state))return null;let t=Number(e.state);if(!Number.isFinite(t))return null;let n=e.attributes.unit_of_measurement;return t*(typeof n==`string`?Tt[n]??1:1)}function V(e){return!e||z(e.state)?null:e.state}function Et(e){if(!e||z(e.state))return null;let t=Date.parse(e.state);return Number.isNaN(t)?null:t}async function Dt(e,t,n,r,i){let a=L(i,n,r),o=L(i,n,r+1),s=Math.min(o,i),c=t.ids.get(`sensor/apparent_power`),l=t.ids.get(`sensor/apparent_power_injected`),u=L(i,n,r-1),[d,f,p,m]=await Promise.all([Ot(e,[c,l],a,o),Ot(e,[c],u,a),At(e,t.ids.get(`sensor/tariff_period`),a,s),Mt(e,t,a,s)]);return{start:a,end:o,until:s,curve:d(c),injected:d(l).filter(e=>e.max>0),before:f(c).map(e=>kt(e,u,a,o,n)),bands:p,...m}}async function Ot(e,t,n,r){let i=t.filter(e=>e!==void 0),[a,o]=await Promise.all([pt(e,i,n,r,`5minute`,[`mean`,`max`]),pt(e,i,n,r,`hour`,[`mean`,`max`])]);return t=>{if(t===void 0)return[];let n=e.states[t]?.attributes.unit_of_measurement===`kVA`?1e3:1;return mt(a[t],o[t]).map(e=>({...e,mean:e.mean*n,max:e.max*n}))}}function kt(e,t,n,r,i){let a=n-t===r-n?n-t:rt(e.start,n,i)-e.start;return{...e,start:e.start+a,end:e.end+a}}async function At(e,t,n,r){return!t||r<=n?[]:jt((await e.callWS({type:`history/history_during_period`,start_time:new Date(n).toISOString(),end_time:new Date(r).toISOString(),entity_ids:[t],minimal_response:!0,no_attributes:!0,significant_changes_only:!1}))[t]??[],n,r)}function jt(e,t,n){let r=[];return e.forEach((i,a)=>{let o=Math.max(t,i.lu*1e3),s=Math.min(n,(e[a+1]?.lu??1/0)*1e3);if(s<=o||z(i.s))return;let c=r.at(-1);c&&c.state===i.s&&c.end===o?r[r.length-1]={...c,end:s}:r.push({start:o,end:s,state:i.s})}),r}async function Mt(e,t,n,r){let i=t.ids.get(`sensor/energy_total`),a=t.ids.get(`sensor/energy_injected`),o=[...t.ids].filter(([e])=>/^sensor\/index_(easf|base|hc|ejp|bbr)/.test(e)).map(([,e])=>e),s=await dt(e,new Set(xt(t))),c=await _t(e,[i,a,...o,...s].filter(e=>e!==void 0),n,r),l=o.map(t=>({name:Nt(e,t),kwh:c.get(t)??0})).filter(e=>e.kwh>=.005).sort((e,t)=>t.kwh-e.kwh),u=o.length>1?l:[];return{kwh:(i?c.get(i):null)??(l.length?l.reduce((e,t)=>e+t.kwh,0):null),injectedKwh:(a?c.get(a):null)??null,cost:St(s,c),totals:u}}function Nt(e,t){let n=e.states[t];return(n&&e.formatEntityName?.(n,{type:`entity`})||e.entities[t]?.name||String(n?.attributes.friendly_name??t)).replace(/^index (?!\d+$)/i,``)}function Pt(e,t){let n=n=>B(j(e,t,`sensor/${n}`)),r=n(`apparent_power`),i=n(`power_available`);return n(`subscribed_power`)??n(`cutoff_power`)??(r!==null&&i!==null?r+i:null)}function Ft(e,t){return(t?[...e.curve,t]:e.curve).reduce((e,t)=>!e||t.max>e.max?t:e,void 0)}var It=e=>e.curve.at(-1)?.end??e.start;function Lt(e){let t=e.curve.reduce((t,n)=>t+Math.min(n.end,e.until)-n.start,0),n=e.curve.at(-1),r=n?.end??e.start,i=n?n.end-n.start+10*N:0,a=e.until-r<i?Math.min(r,e.until):e.until;return Math.max(0,a-e.start-t)}var Rt=e=>e.curve.length>0&&e.curve.every(e=>e.end-e.start>=36e5);function zt(e){let t=[];for(let n=e.start;n<e.until;n+=P){let r=Math.min(n+P,e.end),i=e.curve.filter(e=>e.start>=n&&e.start<r),a=i.reduce((e,t)=>e+t.end-t.start,0),o=i.reduce((e,t)=>e+t.mean*(t.end-t.start),0),s=e=>Math.min(r,e.end)-Math.max(n,e.start),c=e.bands.filter(e=>s(e)>0).sort((e,t)=>s(t)-s(e))[0],l=i.length?Math.max(...i.map(e=>e.max)):null;t.push({start:n,end:r,mean:a?o/a:null,max:l,period:c?.state??null})}return t}function Bt(e){let t=e.toLowerCase();return/off_?peak|creuse|(^|_)hc/.test(t)?`off`:/red|rouge|mobile|(^|_)pm$/.test(t)?`dear`:/peak|pleine|(^|_)hp/.test(t)?`peak`:`flat`}var Vt={add:`M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z`,alert:`M13 14H11V9H13M13 18H11V16H13M1 21H23L12 2L1 21Z`,boiler:`M8 2C6.89 2 6 2.89 6 4V16C6 17.11 6.89 18 8 18H9V20H6V22H9C10.11 22 11 21.11 11 20V18H13V20C13 21.11 13.89 22 15 22H18V20H15V18H16C17.11 18 18 17.11 18 16V4C18 2.89 17.11 2 16 2H8M12 4.97A2 2 0 0 1 14 6.97A2 2 0 0 1 12 8.97A2 2 0 0 1 10 6.97A2 2 0 0 1 12 4.97M10 14.5H14V16H10V14.5Z`,car:`M18.92 2C18.72 1.42 18.16 1 17.5 1H6.5C5.84 1 5.29 1.42 5.08 2L3 8V16C3 16.55 3.45 17 4 17H5C5.55 17 6 16.55 6 16V15H18V16C18 16.55 18.45 17 19 17H20C20.55 17 21 16.55 21 16V8L18.92 2M6.5 12C5.67 12 5 11.33 5 10.5S5.67 9 6.5 9 8 9.67 8 10.5 7.33 12 6.5 12M17.5 12C16.67 12 16 11.33 16 10.5S16.67 9 17.5 9 19 9.67 19 10.5 18.33 12 17.5 12M5 7L6.5 2.5H17.5L19 7H5M7 20H11V18L17 21H13V23L7 20Z`,check:`M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z`,clock:`M12,20A8,8 0 0,0 20,12A8,8 0 0,0 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20M12,2A10,10 0 0,1 22,12A10,10 0 0,1 12,22C6.47,22 2,17.5 2,12A10,10 0 0,1 12,2M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z`,close:`M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z`,contract:`M6,2A2,2 0 0,0 4,4V20A2,2 0 0,0 6,22H18A2,2 0 0,0 20,20V8L14,2H6M6,4H13V9H18V20H6V4M8,12V14H16V12H8M8,16V18H13V16H8Z`,curve:`M9.96,11.31C10.82,8.1 11.5,6 13,6C14.5,6 15.18,8.1 16.04,11.31C17,14.92 18.1,19 22,19V17C19.8,17 19,14.54 17.97,10.8C17.08,7.46 16.15,4 13,4C9.85,4 8.92,7.46 8.03,10.8C7.03,14.54 6.2,17 4,17V2H2V22H22V20H4V19C7.9,19 9,14.92 9.96,11.31Z`,cut:`M20.84 22.73L15.31 17.2L14.5 18V21H9.5V18L6 14.5V9C6 8.7 6.1 8.41 6.25 8.14L1.11 3L2.39 1.73L22.11 21.46L20.84 22.73M18 14.5V9C18 8 17 7 16 7V3H14V7H10.2L17.85 14.65L18 14.5M10 3H8V4.8L10 6.8V3Z`,down:`M12,2C17.53,2 22,6.47 22,12C22,17.53 17.53,22 12,22C6.47,22 2,17.53 2,12C2,6.47 6.47,2 12,2M15.59,7L12,10.59L8.41,7L7,8.41L10.59,12L7,15.59L8.41,17L12,13.41L15.59,17L17,15.59L13.41,12L17,8.41L15.59,7Z`,drag:`M9,3H11V5H9V3M13,3H15V5H13V3M9,7H11V9H9V7M13,7H15V9H13V7M9,11H11V13H9V11M13,11H15V13H13V11M9,15H11V17H9V15M13,15H15V17H13V15M9,19H11V21H9V19M13,19H15V21H13V19Z`,energy:`M11 15H6L13 1V9H18L11 23V15Z`,except:`M6 1V3H5C3.89 3 3 3.89 3 5V19C3 20.11 3.9 21 5 21H19C20.11 21 21 20.11 21 19V5C21 3.9 20.11 3 19 3H18V1H16V3H8V1H6M5 8H19V19H5V8M11 9V14H13V9H11M11 16V18H13V16H11Z`,eye:`M12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9M12,4.5C17,4.5 21.27,7.61 23,12C21.27,16.39 17,19.5 12,19.5C7,19.5 2.73,16.39 1,12C2.73,7.61 7,4.5 12,4.5M3.18,12C4.83,15.36 8.24,17.5 12,17.5C15.76,17.5 19.17,15.36 20.82,12C19.17,8.64 15.76,6.5 12,6.5C8.24,6.5 4.83,8.64 3.18,12Z`,holds:`M21,11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1L21,5V11M12,21C15.75,20 19,15.54 19,11.22V6.3L12,3.18L5,6.3V11.22C5,15.54 8.25,20 12,21M10,17L6,13L7.41,11.59L10,14.17L16.59,7.58L18,9`,injected:`M11.39 5.45L9.61 4.55L10.87 2H19.34L20.61 4.55L18.83 5.44L18.11 4H12.11L11.39 5.45M21.73 8H17.2L16.41 5H13.81L13 8H8.5L7.21 10.55L9 11.44L9.73 10H20.5L21.21 11.45L23 10.56L21.73 8M20.88 22H18.81L18.57 21.1L15.11 15.9L11.64 21.1L11.41 22H9.34L12.23 11H14.3L13.94 12.35L15.11 14.1L16.27 12.35L15.92 11H18L20.88 22M14.5 15L13.61 13.65L12.43 18.13L14.5 15M17.79 18.12L16.61 13.64L15.71 15L17.79 18.12M9 16L5 12V15H1V17H5V20L9 16Z`,later:`M11,4H13V16L18.5,10.5L19.92,11.92L12,19.84L4.08,11.92L5.5,10.5L11,16V4Z`,level:`M3,17V19H9V17H3M3,5V7H13V5H3M13,21V19H21V17H13V15H11V21H13M7,9V11H3V13H7V15H9V9H7M21,13V11H11V13H21M15,9H17V7H21V5H17V3H15V9Z`,light:`M12,2A7,7 0 0,1 19,9C19,11.38 17.81,13.47 16,14.74V17A1,1 0 0,1 15,18H9A1,1 0 0,1 8,17V14.74C6.19,13.47 5,11.38 5,9A7,7 0 0,1 12,2M9,21V20H15V21A1,1 0 0,1 14,22H10A1,1 0 0,1 9,21M12,4A5,5 0 0,0 7,9C7,11.05 8.23,12.81 10,13.58V16H14V13.58C15.77,12.81 17,11.05 17,9A5,5 0 0,0 12,4Z`,lock:`M12,17C10.89,17 10,16.1 10,15C10,13.89 10.89,13 12,13A2,2 0 0,1 14,15A2,2 0 0,1 12,17M18,20V10H6V20H18M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6C4.89,22 4,21.1 4,20V10C4,8.89 4.89,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z`,meter:`M21 11C21 6.03 16.97 2 12 2S3 6.03 3 11C3 14.92 5.5 18.24 9 19.5V22H11V19.94C11.33 20 11.66 20 12 20S12.67 20 13 19.94V22H15V19.5C18.5 18.24 21 14.92 21 11M12 18C8.14 18 5 14.86 5 11S8.14 4 12 4 19 7.14 19 11 15.86 18 12 18M8 7H16V9H8V7M12.75 10L9.75 13L11 14.25L9.75 15.5L11.25 17L14.25 14L13 12.75L14.25 11.5L12.75 10Z`,next:`M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z`,offline:`M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z`,open:`M17,10H13L17,2H7V4.18L15.46,12.64M3.27,3L2,4.27L7,9.27V13H10V22L13.58,15.86L17.73,20L19,18.73L3.27,3Z`,peak:`M23,12L20.56,14.78L20.9,18.46L17.29,19.28L15.4,22.46L12,21L8.6,22.47L6.71,19.29L3.1,18.47L3.44,14.78L1,12L3.44,9.21L3.1,5.53L6.71,4.72L8.6,1.54L12,3L15.4,1.54L17.29,4.72L20.9,5.54L20.56,9.22L23,12M20.33,12L18.5,9.89L18.74,7.1L16,6.5L14.58,4.07L12,5.18L9.42,4.07L8,6.5L5.26,7.09L5.5,9.88L3.67,12L5.5,14.1L5.26,16.9L8,17.5L9.42,19.93L12,18.81L14.58,19.92L16,17.5L18.74,16.89L18.5,14.1L20.33,12M11,15H13V17H11V15M11,7H13V13H11V7`,plug:`M7.5,10.5A1.5,1.5 0 0,1 9,12A1.5,1.5 0 0,1 7.5,13.5C6.66,13.5 6,12.83 6,12A1.5,1.5 0 0,1 7.5,10.5M16.5,10.5A1.5,1.5 0 0,1 18,12A1.5,1.5 0 0,1 16.5,13.5A1.5,1.5 0 0,1 15,12A1.5,1.5 0 0,1 16.5,10.5M4.22,2H19.78C21,2 22,3 22,4.22V19.78A2.22,2.22 0 0,1 19.78,22H4.22C3,22 2,21 2,19.78V4.22A2.22,2.22 0 0,1 4.22,2M12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12A8,8 0 0,0 12,4Z`,prefer:`M12,15.39L8.24,17.66L9.23,13.38L5.91,10.5L10.29,10.13L12,6.09L13.71,10.13L18.09,10.5L14.77,13.38L15.76,17.66M22,9.24L14.81,8.63L12,2L9.19,8.63L2,9.24L7.45,13.97L5.82,21L12,17.27L18.18,21L16.54,13.97L22,9.24Z`,previous:`M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z`,radiator:`M7.95,3L6.53,5.19L7.95,7.4H7.94L5.95,10.5L4.22,9.6L5.64,7.39L4.22,5.19L6.22,2.09L7.95,3M13.95,2.89L12.53,5.1L13.95,7.3L13.94,7.31L11.95,10.4L10.22,9.5L11.64,7.3L10.22,5.1L12.22,2L13.95,2.89M20,2.89L18.56,5.1L20,7.3V7.31L18,10.4L16.25,9.5L17.67,7.3L16.25,5.1L18.25,2L20,2.89M2,22V14A2,2 0 0,1 4,12H20A2,2 0 0,1 22,14V22H20V20H4V22H2M6,14A1,1 0 0,0 5,15V17A1,1 0 0,0 6,18A1,1 0 0,0 7,17V15A1,1 0 0,0 6,14M10,14A1,1 0 0,0 9,15V17A1,1 0 0,0 10,18A1,1 0 0,0 11,17V15A1,1 0 0,0 10,14M14,14A1,1 0 0,0 13,15V17A1,1 0 0,0 14,18A1,1 0 0,0 15,17V15A1,1 0 0,0 14,14M18,14A1,1 0 0,0 17,15V17A1,1 0 0,0 18,18A1,1 0 0,0 19,17V15A1,1 0 0,0 18,14Z`,remove:`M19,4H15.5L14.5,3H9.5L8.5,4H5V6H19M6,19A2,2 0 0,0 8,21H16A2,2 0 0,0 18,19V7H6V19Z`,restore:`M13,3A9,9 0 0,0 4,12H1L4.89,15.89L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3Z`,shield:`M21,11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1L21,5V11M12,21C15.75,20 19,15.54 19,11.22V6.3L12,3.18L5,6.3V11.22C5,15.54 8.25,20 12,21Z`,sooner:`M13,20H11V8L5.5,13.5L4.08,12.08L12,4.16L19.92,12.08L18.5,13.5L13,8V20Z`,switch:`M17 6H7C3.69 6 1 8.69 1 12S3.69 18 7 18H17C20.31 18 23 15.31 23 12S20.31 6 17 6M17 16H7C4.79 16 3 14.21 3 12S4.79 8 7 8H17C19.21 8 21 9.79 21 12S19.21 16 17 16M17 9C15.34 9 14 10.34 14 12S15.34 15 17 15 20 13.66 20 12 18.66 9 17 9Z`,table:`M4,3H20A2,2 0 0,1 22,5V20A2,2 0 0,1 20,22H4A2,2 0 0,1 2,20V5A2,2 0 0,1 4,3M4,7V10H8V7H4M10,7V10H14V7H10M20,10V7H16V10H20M4,12V15H8V12H4M4,20H8V17H4V20M10,12V15H14V12H10M10,20H14V17H10V20M20,20V17H16V20H20M20,12H16V15H20V12Z`,unfold:`M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z`,wait:`M6,2H18V8H18V8L14,12L18,16V16H18V22H6V16H6V16L10,12L6,8V8H6V2M16,16.5L12,12.5L8,16.5V20H16V16.5M12,11.5L16,7.5V4H8V7.5L12,11.5M10,6H14V6.75L12,8.75L10,6.75V6Z`,week:`M6 1H8V3H16V1H18V3H19C20.11 3 21 3.9 21 5V19C21 20.11 20.11 21 19 21H5C3.89 21 3 20.1 3 19V5C3 3.89 3.89 3 5 3H6V1M5 8V19H19V8H5M7 10H17V12H7V10Z`},H=(e,t=24)=>C`<svg viewBox="0 0 24 24" width=${t} height=${t} fill="currentColor" aria-hidden="true"><path d=${Vt[e]}></path></svg>`,Ht={blue:we`<circle cx="12" cy="12" r="8" fill="var(--blue-color, #2196f3)"></circle>`,white:we`<circle cx="12" cy="12" r="7" fill="#fff" stroke="var(--secondary-text-color, #727272)" stroke-width="2"></circle>`,red:we`<path d="M12 2 22 12 12 22 2 12Z" fill="var(--red-color, #f44336)"></path>`},Ut=e=>C`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" data-colour=${e}>${Ht[e]}</svg>`,Wt=()=>C`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <circle cx="12" cy="12" r="7" fill="none" stroke="var(--secondary-text-color, #727272)" stroke-width="2" stroke-dasharray="3 3"></circle>
  </svg>`;function Gt({shift:e,table:t,zone:n,texts:r,format:i,move:a,toggle:o}){let s=L(Date.now(),n,e),c=e===0?r(`today`):e===-1?r(`yesterday`):i.shortDay(s),l=t=>{let n={ArrowLeft:-1,ArrowRight:1,Home:-e}[t.key];n===void 0||t.altKey||t.ctrlKey||t.metaKey||(t.preventDefault(),e+n<=0&&a(n))},u=r(t?`show_chart`:`show_table`),[d,f]=[r(`previous_day`),r(`next_day`)];return C`<nav aria-label=${r(`day_navigation`)} @keydown=${l}>
    <button type="button" class="icon" aria-label=${d} title=${d} @click=${()=>a(-1)}>${H(`previous`)}</button>
    <button type="button" class="date" aria-live="polite" title=${e?r(`back_to_today`):i.day(s)} @click=${()=>a(-e)}>
      ${c}
    </button>
    <button type="button" class="icon" aria-label=${f} title=${f} ?disabled=${e===0} @click=${()=>a(1)}>${H(`next`)}</button>
    <button type="button" class="icon" aria-pressed=${t?`true`:`false`} aria-label=${u} title=${u} @click=${o}>
      ${H(t?`curve`:`table`)}
    </button>
  </nav>`}var Kt=class{host;draw;chart;broken=!1;#e;constructor(e,t){this.host=e,this.draw=t}follow(e){this.chart&&this.chart.element!==e&&this.dispose(),e&&this.#t(e)}dispose(){this.chart?.dispose(),this.chart=void 0}#t(t){if(this.chart)return this.draw();this.#e??=e(async()=>{let{DayChart:e}=await import(`./chart-Dpl1sgnm.js`);return{DayChart:e}},[]).then(({DayChart:e})=>{this.host.isConnected&&t.isConnected&&(this.chart??=new e(t)),this.draw()}).catch(e=>{if(!(e instanceof TypeError))throw e;this.broken=!0,this.host.requestUpdate()}).finally(()=>this.#e=void 0)}},qt=s`
  nav {
    display: flex;
    align-items: center;
    gap: 0;
    margin: -10px -10px -10px 0;
  }
  .icon {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    color: var(--soft);
  }
  .icon:hover:not(:disabled) {
    background: color-mix(in srgb, var(--ink) 6%, transparent);
    color: var(--ink);
  }
  .icon:disabled {
    opacity: 0.3;
    cursor: default;
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
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
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
`;function Jt(e){let t=getComputedStyle(e),n=(e,n)=>t.getPropertyValue(e).trim()||n;return{ink:n(`--primary-text-color`,`#1c1c1e`),soft:n(`--secondary-text-color`,`#6b7280`),line:n(`--divider-color`,`#e5e7eb`),surface:n(`--ha-card-background`,``)||n(`--card-background-color`,`#fff`),grid:n(`--energy-grid-consumption-color`,`#488fc2`),return:n(`--energy-grid-return-color`,`#8353d1`),amber:n(`--warning-color`,`#ffa600`),red:n(`--error-color`,`#db4437`),font:t.fontFamily||`Roboto, sans-serif`}}var Yt=.35;function Xt(e,t,n){let r=j(e,t,`sensor/tariff_period`);return r?e.formatEntityState(r,n):n}function Zt({hass:e,meter:t,day:n,texts:r,format:i,ticks:a,now:o,peak:s}){let c=Pt(e,t),l=c!==null&&s!==void 0&&Math.max(s.max,o?.va??0)>Yt*c,u=new Set(n.bands.map(e=>e.state)).size>1;return{start:n.start,end:n.end,curve:n.curve,injected:n.injected,before:n.before,bands:u?n.bands.map(n=>({...n,label:Xt(e,t,n.state),kind:Bt(n.state)})):[],limit:l?{va:c,label:r(`rail_subscribed`,{power:i.kva(c)})}:null,peak:s?{at:(s.start+s.end)/2,va:s.max,label:r(`peak_mark`,{power:i.quantity(s.max/1e3,`kVA`,2),time:i.time(s.start)})}:null,now:o,ticks:a,time:e=>i.hour(e),power:(e,t)=>e===0?`0`:i.quantity(e,`kVA`,t),tip:a=>Qt(e,t,n,a,r,i)}}function Qt(e,t,n,r,i,a){let o=n.curve.find(e=>r>=e.start&&r<e.end);if(!o)return[a.time(r),i(`tip_missing`)];let s=n.before.find(e=>r>=e.start&&r<e.end),c=n.bands.find(e=>r>=e.start&&r<e.end),l=n.injected.find(e=>r>=e.start&&r<e.end);return[`${a.time(o.start)} – ${a.time(o.end)}`,`${i(`table_mean`)}\u00a0 ${a.va(o.mean)}`,`${i(`table_max`)}\u00a0 ${a.va(o.max)}`,...l?[`${i(`day_injected`)}\u00a0 ${a.va(l.mean)}`]:[],...s?[`${i(`legend_before`)}\u00a0 ${a.va(s.mean)}`]:[],...c?[Xt(e,t,c.state)]:[]]}function $t(e,t,n){return e?t(`summary_peak`,{power:n.va(e.max),time:n.time(e.start)}):``}function en(e,t,n,r,i,a){let o=(e,t,n,r)=>C`<div class="figure">
      <span class="soft">${e}</span>
      <span class="value">${t==null?`–`:C`${a.number(t,2)} <small>${n}</small>`}</span>
      <span class="soft">${r}</span>
    </div>`,s=Pt(e,t),c=r&&s?i(`share_of_contract`,{percent:a.percent(100*r.max/s),limit:a.kva(s)}):``,l=r?i(`at_time`,{time:a.time(r.start)}):``,u=n?.cost==null?``:a.money(n.cost,e.config.currency??`EUR`);return C`<div class="figures">
    ${o(i(`day_peak`),r&&r.max/1e3,`kVA`,[l,c].filter(Boolean).join(` · `))}
    ${o(i(`day_energy`),n?.kwh,`kWh`,u)}
    ${t.ids.has(`sensor/energy_injected`)?o(i(`day_injected`),n?.injectedKwh,`kWh`,``):``}
  </div>`}function tn(e,t,n,r,i,a){let o=zt(n),s=o.some(e=>e.period!==null),c=e=>a!==null&&e>a?`hatched`:``;return C`<table>
    <caption>
      ${r(`table_caption`,{day:i.day(n.start)})}
    </caption>
    <thead>
      <tr>
        <th scope="col">${r(`table_hour`)}</th>
        <th scope="col">${r(`table_mean`)}</th>
        <th scope="col">${r(`table_max`)}</th>
        ${s?C`<th scope="col">${r(`table_period`)}</th>`:``}
      </tr>
    </thead>
    <tbody>
      ${o.map(n=>C`<tr>
            <th scope="row">${i.time(n.start)}</th>
            ${n.mean===null||n.max===null?C`<td class="none" colspan="2">${r(`table_missing`)}</td>`:C`<td>${i.va(n.mean)}</td>
                  <td class=${c(n.max)}>${i.va(n.max)}</td>`}
            ${s?C`<td>${n.period===null?``:Xt(e,t,n.period)}</td>`:``}
          </tr>`)}
    </tbody>
  </table>`}var nn=5e3,rn=class extends Qe{static properties={...Qe.properties,shift:{state:!0},day:{state:!0},failed:{state:!0},table:{state:!0}};static styles=[M,qt];#e;#t=``;#n=new Kt(this,()=>this.#l());#r=0;constructor(){super(),this.shift=0,this.failed=!1,this.table=!1}getCardSize(){return 8}watched(e){return[`subscribed_power`,`cutoff_power`].map(t=>e.ids.get(`sensor/${t}`)).filter(e=>e!==void 0)}shouldUpdate(e){e.has(`config`)&&(this.#e=void 0);let t=this.#i();return super.shouldUpdate(e)||t&&!!this.config}#i(){let e=this.#a();if(!e||e.va<=(this.#e?.max??-1/0))return!1;let t=this.day&&Ft(this.day,this.#e);return this.#e={start:e.at,end:e.at,mean:e.va,max:e.va},!t||e.va>t.max}#a(){let{hass:e,meter:t}=this,n=e&&t&&this.shift===0?B(j(e,t,`sensor/apparent_power`)):null;return n===null?null:{at:Date.now(),va:n}}#o(e){let t=this.#e;return Ft(e,t&&t.start>=e.start&&t.start<e.end?t:void 0)}tick(){this.#s(),this.shift===0&&this.day&&Date.now()-this.#r>nn&&this.#l()}disconnectedCallback(){super.disconnectedCallback(),this.#n.dispose()}willUpdate(){this.#s()}updated(e){this.#n.follow(this.day?.curve.length?this.renderRoot.querySelector(`.chart`):null)}#s(){let{hass:e,meter:t}=this;if(!e||!t)return;let n=Date.now(),r=F(e),i=[t.device,L(n,r,this.shift),this.shift===0?bt(n):0].join(`|`);i!==this.#t&&(this.#t=i,this.#c(e,t,r,n,i))}async#c(e,t,n,r,i){try{let a=await Dt(e,t,n,this.shift,r);if(i!==this.#t)return;this.shift===0&&this.#e&&this.#e.start<It(a)&&(this.#e=void 0),this.#i(),this.day=a,this.failed=!1}catch(e){if(!wt(e))throw e;if(i!==this.#t)return;this.failed=!0,setTimeout(()=>this.#t=``,N/2)}}#l(){let{hass:e,meter:t,day:n}=this,{chart:r}=this.#n;if(!r||!e||!t||!n)return;this.#r=Date.now();let i=F(e),a=this.#a(),o=a&&{...a,at:Math.min(a.at,n.end)},s={hass:e,meter:t,day:n,texts:k(e),format:R(e),ticks:nt(n.start,i,3),now:o};r.draw(Zt({...s,peak:this.#o(n)}),Jt(this))}#u(e){this.shift+e>0||(this.shift+=e)}render(){let{hass:e,meter:t,config:n,day:r}=this;if(!e||!n)return T;if(!t)return C`<ha-card hidden></ha-card>`;let i=k(e),a=R(e),o=r&&r.start===L(Date.now(),F(e),this.shift)?r:void 0;return C`<ha-card>
      <div class="body">
        <header>
          <h2>${n.title||this.#d(e,t,i)}</h2>
          ${this.#f(e,i,a)}
        </header>
        ${en(e,t,o,o&&this.#o(o),i,a)} ${this.#p(e,t,r,o,i,a)}
        ${this.#m(e,t,o,i,a)}
      </div>
    </ha-card>`}#d(e,t,n){return A(e).length>1?t.name:n(`day_title`)}#f(e,t,n){return Gt({shift:this.shift,table:this.table,zone:F(e),texts:t,format:n,toggle:()=>void(this.table=!this.table),move:e=>this.#u(e)})}#p(e,t,n,r,i,a){let o=(e,t)=>C`<div class="stage"><div class="over-stage" role="status"><b>${e}</b><span class="soft">${t}</span></div></div>`;if(!t.ids.has(`sensor/apparent_power`))return o(i(`no_power_title`),i(`no_power_text`));if(this.failed&&!r)return o(i(`failed_title`),i(`failed_text`));if(!n)return C`<div class="stage"><div class="over-stage soft" role="status">${i(`loading`)}</div></div>`;if(r&&r.curve.length===0)return this.shift===0?o(i(`no_data_today_title`),i(`no_data_today`)):o(i(`no_data_title`),i(`no_data_past`));if(this.table||this.#n.broken)return C`<div class="stage">
        <div class="table" tabindex="0" role="region" aria-label=${i(`table_caption`,{day:a.day(n.start)})}>
          ${tn(e,t,n,i,a,Pt(e,t))}
        </div>
      </div>`;let s=i(`chart_label`,{day:a.day(n.start),summary:$t(this.#o(n),i,a)});return C`<div class="stage"><div class="chart ${r?``:`stale`}" role="img" aria-label=${s}></div></div>`}#m(e,t,n,r,i){if(!n||n.curve.length===0)return T;let a=Pt(e,t),o=a!==null&&n.curve.some(e=>e.max>a),s=Lt(n),c=(e,t)=>C`<span><i class=${e}></i>${t}</span>`,l=[s?r(`missing_time`,{duration:i.duration(s/1e3-s/1e3%60)}):``,Rt(n)?r(`hourly_only`):``,this.#n.broken?r(`chart_failed`):``].filter(Boolean),u=C`${c(`mean`,r(`legend_mean`))} ${c(`peaks`,r(`legend_peak`))}
      ${o?c(`exceeding`,r(`legend_over`)):T}
      ${n.injected.length?c(`back`,r(`legend_injected`)):T}
      ${this.#a()?c(`now`,r(`legend_now`)):T}
      ${n.before.length?c(`before`,r(`legend_before`)):T}`,d=!this.table&&!this.#n.broken;return C`${d||l.length?C`<div class="legend">${d?u:T} ${l.map(e=>C`<span>${e}</span>`)}</div>`:T}
      ${n.totals.length?C`<ul class="totals">
            ${n.totals.map(e=>C`<li><span>${e.name}</span><b>${i.quantity(e.kwh,`kWh`,2)}</b></li>`)}
          </ul>`:T}`}},an=`/config/integrations/dashboard/add?domain=hameau`,on=`/config/integrations/integration/hameau`;function sn(e,t){let n={entityId:t};e.dispatchEvent(new CustomEvent(`hass-more-info`,{detail:n,bubbles:!0,composed:!0}))}function cn(e){history.pushState(null,``,e),window.dispatchEvent(new CustomEvent(`location-changed`,{detail:{replace:!1}}))}var ln=new WeakMap;function un(e,t,n,r){let i=ln.get(e.entities)??new Map;ln.set(e.entities,i);let a=`${t} ${n} ${r}`;return i.has(a)||i.set(a,dn(e,t,n,r)),i.get(a)}function dn(e,t,n,r){return Object.values(e.entities).find(i=>i.platform===`hameau`&&i.translation_key===r&&i.entity_id.startsWith(`${n}.`)&&e.devices[i.device_id??``]?.config_entries?.includes(t))?.entity_id}async function fn(e){try{return await e.callWS({type:`hameau/home/list`})}catch(e){if(U(e))return[];throw e}}var pn=(e,t,n,r)=>e.callWS({type:`hameau/home/journal`,entry_id:t,...gn(n,r)}),mn=(e,t,n,r,i)=>e.callWS({type:`hameau/home/ask`,entry_id:t,load:n,wish:r,...i===void 0?{}:{seconds:i}}),hn=(e,t,n)=>e.callWS({type:`hameau/home/order`,entry_id:t,order:n}),gn=(e,t)=>({start:new Date(e).toISOString(),end:new Date(t).toISOString()}),U=e=>typeof e==`number`||typeof e==`object`&&!!e&&`code`in e&&`message`in e,_n=e=>typeof e==`object`&&e?String(e.message??``):``,vn=(e,t)=>e.callWS({type:`hameau/home/schedules`,entry_id:t}),yn=(e,t,n)=>e.callWS({type:`hameau/home/schedule/save`,entry_id:t,schedule:n}),bn=(e,t,n)=>e.callWS({type:`hameau/home/schedule/delete`,entry_id:t,schedule:n}),xn=(e,t,n,r)=>e.callWS({type:`hameau/home/runs`,entry_id:t,...gn(n,r)}),Sn=(e,t)=>e.callWS({type:`hameau/home/exceptions`,entry_id:t}),Cn=(e,t,n)=>e.callWS({type:`hameau/home/exception/save`,entry_id:t,exception:n}),wn=(e,t,n)=>e.callWS({type:`hameau/home/exception/delete`,entry_id:t,exception:n}),Tn=2e4,W=class extends Ze{static properties={...Ze.properties,home:{state:!0},view:{state:!0},trouble:{state:!0},refused:{state:!0}};#e;#t=``;static async getStubConfig(e){let t=(await fn(e))[0];return t?{home:t.entry_id}:{}}static getConfigForm(){return $e({name:`home`,selector:{config_entry:{integration:`hameau`}}})}setConfig(e){if(e.home!==void 0&&typeof e.home!=`string`)throw Error(`home: a config entry id is expected`);super.setConfig(e),this.#r()}matters(e,t){let n=this.home&&un(t,this.home.entry_id,`switch`,`shedding`),r=e=>n!==void 0&&e.states[n]!==void 0&&e.states[n].state!==`unavailable`;return n===void 0||r(e)===r(t)?!1:(this.#r(),!0)}beat=10;#n=0;tick(){this.#n+=1,this.#n%this.beat===0&&this.requestUpdate()}shouldUpdate(e){let t=e.get(`view`);return!(e.size===1&&t&&this.view&&this.essence(t)===this.essence(this.view))&&super.shouldUpdate(e)}willUpdate(){this.classList.toggle(`dark`,this.hass?.themes?.darkMode===!0),this.#i()}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.#r()}async attempt(e){try{return await e,this.refused=void 0,!0}catch(e){if(!U(e))throw e;return this.refused=_n(e),!1}}#r(){this.#t=``,this.#e?.(),this.#e=void 0}async#i(){let{hass:e,config:t}=this;if(!e?.connection||!t||this.#t||e.connected===!1||!this.isConnected)return;let n=this.#t=String(Math.random()),r=await fn(e);n===this.#t&&(this.home=t.home?r.find(e=>e.entry_id===t.home):r[0],this.trouble=this.home?void 0:r.length?`gone`:`none`,this.home&&await this.#a(e,this.home,n),this.trouble&&setTimeout(()=>n===this.#t&&this.#r(),Tn))}async#a(e,t,n){let r=e=>{n===this.#t&&(this.view=e)};try{let i=await e.connection?.subscribeMessage(r,{type:`hameau/home/subscribe`,entry_id:t.entry_id});n===this.#t?this.#e=i:i?.()}catch(e){if(!U(e))throw e;n===this.#t&&(this.trouble=`failed`)}}get offline(){return this.hass?.connected===!1}render(){let{hass:e,config:t,home:n,view:r}=this;if(!e||!t)return T;let i=k(e),a=n&&r&&!this.trouble?this.content(e,n,r,i):this.#o(i);return C`<ha-card>
      <div class="body">
        <header>
          <h2>${t.title||this.heading(i)}</h2>
          ${n&&r?this.aside(e,r,i):T}
        </header>
        ${this.offline?C`<p class="banner warn" role="status">${H(`offline`,20)}<span>${i(`home_offline`)}</span></p>`:T}
        ${this.refused===void 0?T:C`<p class="banner bad" role="alert">
              ${H(`alert`,20)}<span>${i(`home_refused`)}${this.refused?C` <q>${this.refused}</q>`:T}</span>
            </p>`}
        ${a}
      </div>
    </ha-card>`}aside(e,t,n){return T}#o(e){let{trouble:t}=this;return t?C`<div class="notice" role="status">
      <span class="sign">${H(t===`failed`?`alert`:`shield`)}</span>
      <b>${e(`home_${t}_title`)}</b>
      <p>${e(`home_${t}_text`)}</p>
      ${t===`none`?this.integration(e):T}
    </div>`:C`<p class="blank soft" role="status">${e(`loading`)}</p>`}integration(e){return this.hass?.user?.is_admin===!1?T:C`<button type="button" class="action" @click=${()=>cn(on)}>${e(`open_integration`)}</button>`}get texts(){return k(this.hass)}},En={figures:{power:`demand`,predicted:`demand`,limit:`power`,relief:`demand`,load_power:`power`,level:`power`,base:`power`,headroom:`spare`,seconds_to_cut:`duration`,hold:`waited`,off_for:`waited`,silent:`duration`,seconds:`duration`,period:`duration`,ratio:`number`,limit_id:`limit`,for_load:`load`,start:`time`,end:`time`,missing:`demand`,peak:`demand`,ago:`duration`,age:`duration`},en:{decisions:{shed_overload:`switched off: {predicted} wanted of {limit}[ ({limit_id})][, the meter would bear it for another {seconds_to_cut}|, for too long]`,shed_blind:`switched off as a precaution: the meter is silent and {load_power} may be too much`,shed_swap:`switched off: leaves its {load_power} to {for_load}, which comes first`,shed_rotation:`switched off: leaves its turn to {for_load}`,shed_asked:`switched off on demand[, {load_power} less]`,lowered:`turned down from {load_power} to {level}, so that nothing needs to be switched off`,raised:`turned up to {level}[, with {headroom} to spare]`,restored:`back on[ after {off_for}]: room for its {load_power}[, with {headroom} to spare]`,restored_swap:`back on[ after {off_for}]: something less important made room for its {load_power}`,restored_rotation:`back on[ after {off_for}]: its turn has come`,restored_disarmed:`back on[ after {off_for}]: load shedding is off`,started:`starts[ after waiting {off_for}][: room for its {load_power}]`,waits_hold:`waits: stays off[ another {hold}| a while], so as not to switch on and off all the time`,waits_room:`waits for room for its {load_power}[: the home may rise to {peak} again, as {ago} ago, {missing} too much|: {missing} too much now]`,waits_meter:`waits for the meter[, silent for {age}]: nothing comes back unseen`,waits_settle:`waits for its turn[ to take its {load_power}]: the last change has to show first`,waits_person:`stays off until you switch it on[: {load_power}]`,start_refused:`waits to start[: needs {load_power}][, {headroom} free now]`,manual_taken:`yours for {seconds}: switched off only if nothing else is left`,unresponsive:`does not obey: told to switch off[, it still draws {load_power}]`,responsive:`obeys again`,notify_wanted:`to be switched off by you, please: {load_power} too much now`,amber:`above the limit[ ({limit_id})]: {predicted} of {limit}[, the meter would bear it for {seconds_to_cut}]`,calm:`below the limit again`,nothing_left:`above the limit[ ({limit_id})] with nothing left to switch off: {predicted} of {limit}[, the meter cuts in {seconds_to_cut}]`,blind:`without news from the meter for {silent}: only what surely fits below {limit} stays on`,seeing:`under watch again: the meter answers`},schedules:{override:`by your choice[, until {end}]`,replaced:`special day[, from {start} to {end}]`,suspended:`special day: nothing runs`,wall:`by the clock[, from {start} to {end}]`,sun:`by the sun[, from {start} to {end}]`,tariff:`by the tariff[, from {start} to {end}]`,price:`while energy is cheap[, from {start} to {end}]`,outside:`outside its hours`,no_schedule:`no schedule`},words:{sentence:`{name} {said}`,dry_run:`Dry run: {sentence}`,phase:`phase\xA0{number}`,day:`d`,unnamed:`another appliance`,somewhere:`a circuit`,imagined:`(dry run) {said}`}},fr:{decisions:{shed_overload:`à l’arrêt\xA0: {predicted} demandés pour {limit}[ ({limit_id})][, le compteur tiendrait encore {seconds_to_cut}|, depuis trop longtemps]`,shed_blind:`à l’arrêt par prudence\xA0: le compteur se tait et {load_power} pourraient être de trop`,shed_swap:`à l’arrêt\xA0: laisse ses {load_power} à {for_load}, qui passe avant`,shed_rotation:`à l’arrêt\xA0: laisse son tour à {for_load}`,shed_asked:`à l’arrêt sur demande[, {load_power} de moins]`,lowered:`au ralenti, de {load_power} à {level}, pour ne rien avoir à couper`,raised:`de nouveau jusqu’à {level}[, il reste {headroom}]`,restored:`de retour[ après {off_for}]\xA0: il y a place pour ses {load_power}[, il reste {headroom}]`,restored_swap:`de retour[ après {off_for}]\xA0: un appareil moins important fait place à ses {load_power}`,restored_rotation:`de retour[ après {off_for}]\xA0: c’est son tour`,restored_disarmed:`de retour[ après {off_for}]\xA0: le délestage est désactivé`,started:`démarre[ après {off_for} d’attente][\xA0: il y a place pour ses {load_power}]`,waits_hold:`en attente\xA0: reste à l’arrêt[ encore {hold}| un moment], pour ne pas battre sans cesse`,waits_room:`en attente de place pour ses {load_power}[\xA0: le foyer peut remonter à {peak} comme il y a {ago}, il manquerait {missing}|\xA0: il manque {missing}]`,waits_meter:`en attente du compteur[, muet depuis {age}]\xA0: rien ne revient à l’aveugle`,waits_settle:`en attente de son tour[ pour ses {load_power}]\xA0: le dernier changement doit d’abord se voir`,waits_person:`reste à l’arrêt\xA0: à vous de choisir quand[ redonner ses {load_power}]`,start_refused:`attend pour démarrer[\xA0: il faut {load_power}][, {headroom} libres à présent]`,manual_taken:`à votre main pendant {seconds}\xA0: à l’arrêt seulement s’il ne reste rien d’autre`,unresponsive:`n’obéit pas à l’ordre d’arrêt[, {load_power} toujours appelés]`,responsive:`obéit de nouveau`,notify_wanted:`à arrêter de votre main, s’il vous plaît\xA0: {load_power} de trop à présent`,amber:`au-dessus de la limite[ ({limit_id})]\xA0: {predicted} pour {limit}[, le compteur tiendrait {seconds_to_cut}]`,calm:`de nouveau sous la limite`,nothing_left:`au-dessus de la limite[ ({limit_id})] sans plus rien à couper\xA0: {predicted} pour {limit}[, coupure du compteur dans {seconds_to_cut}]`,blind:`sans nouvelles du compteur depuis {silent}\xA0: ne reste en marche que ce qui tient sûrement sous {limit}`,seeing:`de nouveau sous surveillance\xA0: le compteur répond`},schedules:{override:`selon votre choix[, jusqu’à {end}]`,replaced:`jour particulier[, de {start} à {end}]`,suspended:`jour particulier\xA0: rien ne tourne`,wall:`selon l’heure[, de {start} à {end}]`,sun:`selon le soleil[, de {start} à {end}]`,tariff:`selon le tarif[, de {start} à {end}]`,price:`quand l’énergie est bon marché[, de {start} à {end}]`,outside:`hors de ses heures`,no_schedule:`sans programme`},words:{sentence:`{name} {said}`,dry_run:`À blanc\xA0: {sentence}`,phase:`phase\xA0{number}`,day:`j`,unnamed:`un autre appareil`,somewhere:`un circuit`,imagined:`(à blanc) {said}`}}},Dn=/\[([^\]|]*)(?:\|([^\]]*))?\]/g,On=/\{(\w+)\}/g,kn=10,An=En.figures;function jn(e,t){let n=e.language.split(`-`)[0]===`fr`?En.fr:En.en,r=(r,i)=>Nn(e,n,t,r,i);return({code:e,figures:t})=>{let i=n.decisions[e];return i===void 0?e:i.replace(Dn,(e,n,i)=>[...n.matchAll(On)].every(([,e=``])=>r(e,t)!==null)?n:i??``).replace(On,(e,n)=>r(n,t)??`?`)}}var Mn=e=>e.charAt(0).toLocaleUpperCase()+e.slice(1);function Nn(e,t,n,r,i){let a=i[r],o=An[r];return a==null?null:o===`load`?n.get(String(a))??t.words.unnamed??null:o===`limit`?Pn(t,n,String(a)):o===`time`?R(e).time(Date.parse(String(a))):typeof a==`number`?Fn(e,o,a):null}function Pn(e,t,n){if(n===`house`)return null;let r=/^phase_(\d)$/.exec(n)?.[1];return r?e.words.phase?.replace(`{number}`,r)??null:t.get(n)??e.words.somewhere??null}function Fn(e,t,n){let r=R(e);switch(t){case`spare`:return n<kn?null:In(e,n);case`power`:return In(e,n);case`demand`:return In(e,n>=1e3?Math.ceil(Math.round(n*10)/100)*10:n);case`waited`:return n<1?null:r.duration(n);case`duration`:return r.duration(n);default:return r.quantity(n,``,2,0).trim()}}function In(e,t){let n=R(e);return Math.abs(t)<999.5?n.va(Math.round(t)):n.quantity(t/1e3,`kVA`,2,0)}var Ln=s`
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
`,Rn=e=>e.toSorted((e,t)=>e.priority-t.priority||e.name.localeCompare(t.name));function zn(e,t,n){let r=e.filter(e=>e!==t),i=Math.min(Math.max(0,n),r.length);return[...r.slice(0,i),t,...r.slice(i)]}function Bn(e,t){let n=t.map(t=>Math.abs(t-e));return n.indexOf(Math.min(...n))}var Vn=new Set([`on`,`lowered`,`manual`,`unresponsive`]),Hn=e=>e.enabled&&(e.kind===`normal`||e.kind===`last_resort`);function Un(e){let t=Rn(e).filter(e=>Hn(e)&&(e.state===`on`||e.state===`lowered`));return t.findLast(e=>e.kind===`normal`)??t.at(-1)}function Wn(e){let t=Math.max(0,...e.loads.map(e=>Math.max(e.power_va??0,e.return_va??0)));return Math.max(e.limit_va??0,t,1)}function Gn(e){return Vn.has(e.state)?{va:e.power_va,ghost:!1}:e.state===`unavailable`?{va:null,ghost:!1}:{va:e.state===`shed`||e.state===`waiting`?e.return_va:0,ghost:!0}}function Kn(e){return{now:e.loads.filter(e=>e.state===`shed`||e.state===`waiting`).length,seconds:e.loads.reduce((e,t)=>e+t.shed_s_today,0)}}var G=e=>e.mode===`disarmed`&&e.limit_va===null&&e.power_va===null;function qn(e){if(!e.enabled||e.state===`unavailable`)return[];if(e.state===`shed`||e.state===`waiting`)return[`restore`,`prefer`];let t=e.state===`on`||e.state===`lowered`||e.state===`manual`;return[...Hn(e)&&t?[`shed`]:[],...e.kind===`hard`?[]:[`prefer`]]}var Jn={shed_overload:`cut`,shed_blind:`cut`,shed_swap:`cut`,shed_rotation:`cut`,shed_asked:`cut`,lowered:`lowered`,start_refused:`queued`},Yn=new Set([`restored`,`restored_swap`,`restored_rotation`,`restored_disarmed`,`started`,`raised`,`manual_taken`]);function Xn(e,t,n){let r=[],i=new Map,a=(e,a,o)=>{i.delete(e.load);let[s,c]=[Math.max(t,e.start),Math.min(a,n)];c>t&&s<n&&r.push({...e,start:s,end:c,back:o})};for(let n of e.toSorted((e,t)=>Date.parse(e.at)-Date.parse(t.at))){let{load:e,code:o,dry_run:s}=n;if(e===null)continue;let c=Date.parse(n.at),l=i.get(e),u=Jn[o];if(u){if(l?.kind===u)continue;l&&a(l,c,null),i.set(e,{load:e,kind:u,start:c,end:c,why:n,back:null,dry:s})}else if(Yn.has(o)){let e=l??Zn(n,c,t,r);e&&a(e,c,n)}}for(let e of[...i.values()])a(e,n,null);return r.toSorted((e,t)=>e.start-t.start)}function Zn(e,t,n,r){let{load:i,code:a}=e;if(i===null||a===`manual_taken`||r.some(e=>e.load===i))return;let o=e.figures.off_for,s=typeof o==`number`?t-o*1e3:n;return{load:i,kind:a===`raised`?`lowered`:`cut`,start:s,end:t,why:null,back:null,dry:e.dry_run}}function Qn(e,t){return[...new Set([...t,...e.map(e=>e.load)])].map(t=>{let n=e.filter(e=>e.load===t),r=n.map(e=>(e.end-e.start)/1e3);return{load:t,count:n.length,seconds:r.reduce((e,t)=>e+t,0),longest:Math.max(0,...r),cuts:n}}).filter(e=>e.count>0)}function $n(e){let t=[];for(let{start:n,end:r}of e.toSorted((e,t)=>e.start-t.start)){let e=t.at(-1);e&&n<=e.end?e.end=Math.max(e.end,r):t.push({start:n,end:r})}return t}var er=3*N,tr=15*N;function nr(e,t,n){let r=e.slice(1).map(([t],n)=>t-(e[n]?.[0]??t)),i=r.toSorted((e,t)=>e-t)[Math.floor(r.length/2)]??er,a=Math.max(tr,3*i),o=new Map;return e.forEach(([r,i],s)=>{let c=Math.min(e[s+1]?.[0]??1/0,r+a,n);for(let e=Math.max(r,t);e<c;){let n=Math.floor((e-t)/er),r=Math.min(c,t+(n+1)*er),a=o.get(n)??{start:e,end:r,area:0,span:0,max:-1/0};o.set(n,{...a,end:r,area:a.area+i*(r-e),span:a.span+r-e,max:Math.max(a.max,i)}),e=r}}),[...o.values()].map(({start:e,end:t,area:n,span:r,max:i})=>({start:e,end:t,mean:n/r,max:i}))}function rr(e,t){let n=e=>Math.max(e.start-t,t-e.end,0);return e.toSorted((e,t)=>n(e)-n(t))[0]}var ir=s`
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
`,ar={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},or=e=>(...t)=>({_$litDirective$:e,values:t}),sr=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},cr=`important`,lr=` !`+cr,K=or(class extends sr{constructor(e){if(super(e),e.type!==ar.ATTRIBUTE||e.name!==`style`||e.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(e){return Object.keys(e).reduce((t,n)=>{let r=e[n];return r==null?t:t+`${n=n.includes(`-`)?n:n.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,`-$&`).toLowerCase()}:${r};`},``)}update(e,[t]){let{style:n}=e.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let e of this.ft)t[e]??(this.ft.delete(e),e.includes(`-`)?n.removeProperty(e):n[e]=null);for(let e in t){let r=t[e];if(r!=null){this.ft.add(e);let t=typeof r==`string`&&r.endsWith(lr);e.includes(`-`)||t?n.setProperty(e,t?r.slice(0,-11):r,t?cr:``):n[e]=r}}return w}}),ur=(e,t,n)=>`${e} ${n(t)}`,dr=e=>e.toSorted((e,t)=>t.max-e.max)[0];function fr(e){let{start:t,end:n,curve:r,cuts:i,limitVa:a,ticks:o,now:s,texts:c,format:l}=e,u=dr(r),d=u&&{at:(u.start+u.end)/2,va:u.max},f=(e,t)=>c(`peak_mark`,{power:l.quantity(t/1e3,`kVA`,2),time:l.time(e)});return{start:t,end:n,curve:r,now:s,ticks:o,injected:[],before:[],bands:$n(i).map(e=>({...e,label:``,kind:`cut`})),limit:a===null?null:{va:a,label:c(`happened_limit`,{power:l.kva(a)})},peak:d?{...d,label:f(d.at,d.va)}:null,time:e=>l.hour(e),power:(e,t)=>e===0?`0`:l.quantity(e,`kVA`,t),tip:t=>hr(e,t)}}var pr=46;function mr(e,t=pr){let n=[``];for(let r of e.split(` `)){let e=n.at(-1)??``;e&&e.length+r.length>=t?n.push(r):n[n.length-1]=e?`${e} ${r}`:r}return n}function hr({curve:e,cuts:t,nameOf:n,speak:r,texts:i,format:a},o){let s=e.find(e=>o>=e.start&&o<e.end),c=t.filter(e=>o>=e.start-6e4&&o<e.end+6e4);return[s?`${a.time(s.start)} · ${a.va(Math.round(s.mean))} (${i(`table_max`)} ${a.va(Math.round(s.max))})`:`${a.time(o)} · ${i(`tip_missing`)}`,...c.flatMap(e=>mr(e.why?ur(n(e.load),e.why,r):`${n(e.load)} · ${i(`kind_${e.kind}`)}`))]}function gr(e,t){return`${t.time(e.start)} – ${t.time(e.end)} · ${q((e.end-e.start)/1e3,t)}`}var _r=86400;function q(e,t){if(e<_r)return t.duration(e<60?e:Math.round(e/60)*60);let n=Math.round(e%_r/3600);return n===24?t.duration(e+_r):n?`${t.duration(e)}\u00a0${t.duration(n*3600)}`:t.duration(e)}function vr(e,t,n){let r=q(e.seconds,n);return e.count===1?t(`lane_one`,{time:r}):t(`lane_many`,{count:n.number(e.count),time:r})}function yr(e,t,n,r){let{start:i,end:a,nameOf:o,texts:s,format:c}=t,l=e=>100*(e-i)/(a-i),u=o(e.load),d=t=>r(t,e.cuts);return C`<button type="button" class="lane" data-load=${e.load} @click=${d} @pointermove=${d} @keydown=${d} @focus=${d}>
    <span class="name"><b>${u}</b> <span class="soft">${vr(e,s,c)}</span></span>
    <span class="track" aria-hidden="true">
      ${e.cuts.map(e=>C`<i
            class="${e.kind} ${e.dry?`dry`:``} ${n&&n.start===e.start&&n.load===e.load?`picked`:``}"
            style=${K({left:`${l(e.start)}%`,width:`${l(e.end)-l(e.start)}%`})}
          ></i>`)}
    </span>
  </button>`}function br(e,t){let{nameOf:n,speak:r,texts:i,format:a}=t;return C`<div class="detail" role="status">
    <b>${n(e.load)}</b> <span class="soft">${gr(e,a)}${e.dry?` · ${i(`happened_dry`)}`:T}</span>
    <span>${xr(e,r,i)}</span>
    ${e.back?C`<span class="soft">${a.time(e.end)} · ${Mn(r(e.back))}</span>`:T}
  </div>`}var xr=(e,t,n)=>e.why?Mn(t(e.why)):n(`happened_before`),Sr=new Set([`nothing_left`,`blind`]);function Cr(e,t,n){let{start:r,end:i,cuts:a,nameOf:o,speak:s,texts:c,format:l}=e,u=a.map(e=>({at:e.start,name:o(e.load),time:q((e.end-e.start)/1e3,l),why:xr(e,s,c)})),d=t.filter(e=>e.load===null&&Sr.has(e.code)).map(e=>({at:Date.parse(e.at),name:n,time:``,why:Mn(s(e))})).filter(e=>e.at>=r&&e.at<i),f=[...u,...d].toSorted((e,t)=>e.at-t.at);return f.length===0?C`<p class="blank soft">${c(`happened_none`)}</p>`:C`<table>
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
      ${f.map(e=>C`<tr><th scope="row">${l.time(e.at)}</th><td class="text"><b>${e.name}</b> ${e.why}</td><td>${e.time}</td></tr>`)}
    </tbody>
  </table>`}var wr={ArrowLeft:-1,ArrowRight:1},Tr=class extends W{static properties={...W.properties,shift:{state:!0},table:{state:!0},journal:{state:!0},failed:{state:!0},picked:{state:!0}};static styles=[M,qt,Ln,ir];#e=new Kt(this,()=>this.#o());#t=``;#n;constructor(){super(),this.shift=0,this.table=!1,this.failed=!1}getCardSize(){return 9}essence(e){return JSON.stringify(e.loads.map(({id:e,name:t,priority:n,state:r})=>[e,t,n,r]))}heading(e){return e(`happened_title`)}aside(e,t,n){return Gt({shift:this.shift,table:this.table,zone:F(e),texts:n,format:R(e),move:e=>{this.shift+=e,this.picked=void 0},toggle:()=>void(this.table=!this.table)})}disconnectedCallback(){super.disconnectedCallback(),this.#e.dispose()}willUpdate(){super.willUpdate(),this.#r()}updated(){let e=this.#n?.curve.length?this.renderRoot.querySelector(`.chart`):null;this.#e.follow(e)}#r(){let{hass:e,home:t,view:n}=this;if(!e||!t||!n||this.offline)return;let r=Date.now(),i=F(e),a=L(r,i,this.shift),o=this.shift===0?[Math.floor(r/N),n.loads.map(e=>e.state)]:[],s=JSON.stringify([t.entry_id,a,o]);s!==this.#t&&(this.#t=s,this.#i(e,t,a,Math.min(r,L(r,i,this.shift+1)),s))}async#i(e,t,n,r,i){try{let a=await pn(e,t.entry_id,n,r);if(i!==this.#t)return;this.journal={...a,start:n},this.failed=!1}catch(e){if(!U(e))throw e;i===this.#t&&(this.failed=!0)}}#a(e,t,n,r,i){let{start:a}=n,o=F(e),s=L(a,o,1),c=Math.min(Date.now(),s),l=new Map(t.loads.map(e=>[e.id,e.name])),u=n.power.at(-1);return{start:a,end:s,texts:r,format:i,curve:nr(n.power,a,c),cuts:Xn(n.decisions,a,c),limitVa:n.limit_va,ticks:nt(a,o,3),now:u&&c<s&&c-u[0]<3e5?{at:u[0],va:u[1]}:null,nameOf:e=>l.get(e)??r(`appliance_gone`),speak:jn(e,l)}}#o(){let{chart:e}=this.#e;if(!e||!this.#n)return;let t=this.renderRoot.querySelector(`.day`);e.placed=(n,r)=>{t?.style.setProperty(`--left`,`${n}px`),t?.style.setProperty(`--right`,`${e.element.clientWidth-r}px`)},e.draw(fr(this.#n),Jt(this))}content(e,t,n,r){let i=R(e),{journal:a}=this,o=L(Date.now(),F(e),this.shift);if(this.#n=void 0,this.failed&&a?.start!==o)return Er(r(`failed_title`),r(`failed_text`));if(!a)return C`<p class="blank soft" role="status">${r(`loading`)}</p>`;let s=this.#a(e,n,a,r,i);this.#n=s;let c=this.table||this.#e.broken,l=r(`happened_table`,{day:i.day(a.start)});return C`<div class="day ${a.start===o?``:`stale`}">
      ${this.#s(s,r,i)}
      ${c?C`<div class="stage"><div class="table" tabindex="0" role="region" aria-label=${l}>${Cr(s,a.decisions,t.title)}</div></div>`:C`${this.#c(s,r,i)} ${this.#l(n,s,r)}`}
    </div>`}#s(e,t,n){let r=(e,t)=>C`<div class="figure"><span class="soft">${e}</span><span class="value">${t}</span></div>`,i=e.cuts.reduce((e,t)=>e+(t.end-t.start)/1e3,0),a=Math.max(...e.curve.map(e=>e.max));return C`<div class="figures">
      ${r(t(`happened_cuts`),n.number(e.cuts.length))}
      ${e.cuts.length?r(t(`happened_time`),q(i,n)):T}
      ${Number.isFinite(a)?r(t(`day_peak`),C`${n.number(a/1e3,2)} <small>kVA</small>`):T}
    </div>`}#c(e,t,n){if(e.curve.length===0)return Er(t(`happened_no_power_title`),t(`happened_no_power_text`));let r=e.cuts.reduce((e,t)=>e+(t.end-t.start)/1e3,0),i=e.cuts.length?vr({count:e.cuts.length,seconds:r},t,n):t(`happened_none`);return C`<div class="stage"><div class="chart" role="img" aria-label=${t(`chart_label`,{day:n.day(e.start),summary:i})}></div></div>`}#l(e,t,n){let r=Qn(t.cuts,Rn(e.loads).map(e=>e.id));if(r.length===0)return C`<p class="banner calm" role="status">${H(`check`,20)}<span>${n(`happened_none`)}</span></p>`;let i=t.cuts.find(e=>e.load===this.picked?.load&&e.start===this.picked.start)??t.cuts.at(-1);return C`<div class="lanes">
        ${r.map(e=>yr(e,t,i,(e,n)=>this.#u(e,n,t)))}
      </div>
      ${br(i,t)}`}#u(e,t,n){let{picked:r}=this,i=r&&t.findIndex(e=>e.load===r.load&&e.start===r.start);if(e instanceof KeyboardEvent){let n=wr[e.key];if(n===void 0)return;e.preventDefault(),this.picked=t[Math.min(t.length-1,Math.max(0,(i??0)+n))]}else if(e instanceof PointerEvent&&e.detail+e.clientX>0){let r=e.currentTarget.querySelector(`.track`)?.getBoundingClientRect();r&&(this.picked=rr(t,n.start+(e.clientX-r.left)/r.width*(n.end-n.start)))}else(i===void 0||i<0)&&(this.picked=t.at(-1))}},Er=(e,t)=>C`<div class="stage"><div class="over-stage" role="status"><b>${e}</b><span class="soft">${t}</span></div></div>`,{I:Dr}=Ie,Or=e=>e,kr=()=>document.createComment(``),J=(e,t,n)=>{let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new Dr(r.insertBefore(kr(),i),r.insertBefore(kr(),i),e,e.options);else{let t=n._$AB.nextSibling,a=n._$AM,o=a!==e;if(o){let t;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==a._$AU&&n._$AP(t)}if(t!==i||o){let e=n._$AA;for(;e!==t;){let t=Or(e).nextSibling;Or(r).insertBefore(e,i),e=t}}}return n},Y=(e,t,n=e)=>(e._$AI(t,n),e),Ar={},jr=(e,t=Ar)=>e._$AH=t,Mr=e=>e._$AH,Nr=e=>{e._$AR(),e._$AA.remove()},Pr=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},Fr=or(class extends sr{constructor(e){if(super(e),e.type!==ar.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,r]){let i=Mr(e),{values:a,keys:o}=this.dt(t,n,r);if(!Array.isArray(i))return this.ut=o,a;let s=this.ut??=[],c=[],l,u,d=0,f=i.length-1,p=0,m=a.length-1;for(;d<=f&&p<=m;)if(i[d]===null)d++;else if(i[f]===null)f--;else if(s[d]===o[p])c[p]=Y(i[d],a[p]),d++,p++;else if(s[f]===o[m])c[m]=Y(i[f],a[m]),f--,m--;else if(s[d]===o[m])c[m]=Y(i[d],a[m]),J(e,c[m+1],i[d]),d++,m--;else if(s[f]===o[p])c[p]=Y(i[f],a[p]),J(e,i[d],i[f]),f--,p++;else if(l===void 0&&(l=Pr(o,p,m),u=Pr(s,d,f)),l.has(s[d])){if(l.has(s[f])){let t=u.get(o[p]),n=t===void 0?null:i[t];if(n===null){let t=J(e,i[d]);Y(t,a[p]),c[p]=t}else c[p]=Y(n,a[p]),J(e,i[d],n),i[t]=null;p++}else Nr(i[f]),f--}else Nr(i[d]),d++;for(;p<=m;){let t=J(e,c[m+1]);Y(t,a[p]),c[p++]=t}for(;d<=f;){let e=i[d++];e!==null&&Nr(e)}return this.ut=o,jr(e,c),w}}),Ir=.992,Lr=1.3,Rr=e=>Lr*e;function zr(e,t,n){let r=Lr**2,i=(e/t)**2;if(i<=r)return 1/0;if(n>=1)return 0;let a=Math.log((i-r)/(i-Math.max(0,n)*r))/Math.log(Ir);return Math.max(0,a)}var Br=e=>Math.ceil(1.5*e/500)*500;function Vr(e,t,n,r){let i=Math.max(0,...r.filter(e=>e!==null)),a=Rr(t/n);return{contractVa:e/n,cutVa:a,endVa:Math.max(1.23*a,1.04*i)}}var X=(e,t)=>100*Math.max(0,e)/t.endVa;function Hr(e,t){let n=X(t.contractVa,t),r=X(t.cutVa,t),i=X(e??0,t);return C`<div
    class="bar ${e===null?`missing`:``}"
    style=${K({"--contract":`${n}%`,"--cut":`${r}%`})}
  >
    <div class="fill" style=${K({width:`${Math.min(i,n)}%`})}></div>
    ${i>n?C`<div
          class="over ${i>r?`beyond`:``}"
          style=${K({left:`${n}%`,width:`${i-n}%`})}
        ></div>`:T}
    <i class="tick contract"></i><i class="tick cut"></i>
  </div>`}function Ur(e,t,n){let r=e>70?-100:e<20?0:-50;return C`<span class="label ${n}" style=${K({left:`${e}%`,transform:`translateX(${r}%)`})}>${t}</span>`}function Wr(e,t,n,r,i){let a=n(`rail_cut`,{power:r.kva(t.cutVa)}),o=n(`rail_subscribed`,{power:r.kva(t.contractVa)});return C`<div class="rail" role="img" aria-label=${i}>
    <div class="labels" aria-hidden="true">${Ur(X(t.cutVa,t),a,`danger`)}</div>
    ${e}
    <div class="labels" aria-hidden="true">${Ur(0,`0`,``)}${Ur(X(t.contractVa,t),o,``)}</div>
  </div>`}function Gr(e,t,n,r){return C`<div class="phases">
    ${e.map(e=>{let i=e.voltageV!==null&&e.voltageV<50,a=i?n(`phase_absent`):e.powerVa===null?n(`phase_missing`):r.va(e.powerVa);return C`<div class="phase">
        <div class="line">
          <span>${n(`phase`,{phase:String(e.number)})}</span>
          <span class=${e.powerVa===null||i?`soft`:`value`}>${a}</span>
        </div>
        ${Hr(i?null:e.powerVa,t)}
      </div>`})}
  </div>`}var Kr=s`
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
`,qr=class{changed;dropped;now;#e=[];#t=0;#n=0;constructor(e,t){this.changed=e,this.dropped=t}grasp(e,t,n){let r=e.currentTarget;if(e.button!==0||r.disabled)return;r.setPointerCapture(e.pointerId),this.#e=n.map(e=>e.getBoundingClientRect()).map(e=>(e.top+e.bottom)/2+scrollY),this.#t=n.findIndex(e=>e.dataset.id===t),this.#n=e.pageY,this.now={id:t,to:this.#t,by:0};let i=e=>this.#r(e),a=e=>{r.removeEventListener(`pointermove`,i),r.removeEventListener(`pointerup`,a),r.removeEventListener(`pointercancel`,a);let t=this.now;this.now=void 0,this.changed(),t&&e.type===`pointerup`&&t.to!==this.#t&&this.dropped(t)};r.addEventListener(`pointermove`,i),r.addEventListener(`pointerup`,a),r.addEventListener(`pointercancel`,a),this.changed()}#r(e){if(!this.now)return;let t=e.pageY-this.#n;this.now={...this.now,by:t,to:Bn((this.#e[this.#t]??0)+t,this.#e)},this.changed()}},Jr={climate:`radiator`,input_number:`level`,input_select:`level`,light:`light`,number:`level`,select:`level`,switch:`plug`,input_boolean:`switch`,water_heater:`boiler`},Yr={on:{kind:`on`},off:{kind:`rest`},shed:{kind:`cut`,sign:`cut`},waiting:{kind:`wait`,sign:`wait`},manual:{kind:`hand`,sign:`prefer`},unresponsive:{kind:`bad`,sign:`alert`},unavailable:{kind:`rest`,sign:`offline`},lowered:{kind:`wait`,sign:`level`}};function Xr(e,{hass:t,texts:n,format:r,dryRun:i},a){let o=e.since===null?null:(a-Date.parse(e.since))/1e3;switch(e.state){case`on`:return e.power_va===null?n(`ladder_on`):r.va(Math.round(e.power_va));case`shed`:return i?n(`ladder_shed_dry`):o===null?n(`ladder_shed`):n(`ladder_shed_for`,{time:r.duration(o<60?o:o-o%60)});case`lowered`:return e.level_va==null?n(`ladder_lowered`):n(`ladder_lowered_to`,{power:In(t,e.level_va)});case`manual`:return e.returns_at===null?n(`ladder_manual`):n(`ladder_manual_until`,{time:r.time(Date.parse(e.returns_at))});default:return n(`ladder_${e.state}`)}}function Zr(e,{texts:t,speak:n,next:r,first:i}){if(!e.enabled)return t(`ladder_disabled`);let a=e.state===`on`||e.state===`off`;return e.reason&&!a?Mn(n(e.reason)):e.state===`manual`?t(`ladder_manual_text`):e.state===`unavailable`?t(`ladder_unavailable_text`):e.kind===`hard`?t(`ladder_hard`):e.kind===`notify`?t(`ladder_notify`):r?.id===e.id?t(`ladder_next`):e.kind===`last_resort`?t(`ladder_last_resort`):i?.id===e.id?t(`ladder_last`):``}function Qr(e,{texts:t,format:n,dryRun:r}){return e.state!==`shed`&&e.state!==`waiting`?``:[e.since===null?``:t(r?`ladder_since_dry`:`ladder_since`,{time:n.time(Date.parse(e.since))}),e.returns_at===null?``:t(`ladder_returns`,{time:n.time(Date.parse(e.returns_at))})].filter(Boolean).join(` · `)}function $r(e,t){let{texts:n,format:r,scaleVa:i}=t,{va:a,ghost:o}=Gn(e),s=Yr[e.state],c=a===null?n(`power_missing`):n(o?`ladder_bar_back`:`ladder_bar`,{power:r.va(Math.round(a))}),l=e.entity_id.split(`.`)[0]??``,u=Zr(e,t),d=Qr(e,t);return C`<span class="badge">${H(Jr[l]??`plug`,20)}</span>
    <span class="what">
      <b>${e.name}</b>
      ${d?C`<span class="when">${d}</span>`:T} ${u?C`<span class="why">${u}</span>`:T}
    </span>
    <span class="power ${a===null?`missing`:``}" role="img" aria-label=${c}>
      <i class=${o?`ghost`:`drawn`} style=${K({width:`${100*(a??0)/i}%`})}></i>
    </span>
    <span class="pill ${s.kind}">${s.sign?H(s.sign,16):T}<span>${Xr(e,t,Date.now())}</span></span>`}var ei={shed:`cut`,restore:`restore`,prefer:`prefer`};function ti(e,t,n,r){return C`${qn(e).map(e=>C`<button type="button" class="action" @click=${()=>n(e)}>${H(ei[e],20)}<span>${t(`wish_${e}`)}</span></button>`)}<button type="button" class="action plain" @click=${r}>${H(`clock`,20)}<span>${t(`ladder_history`)}</span></button>`}var ni=s`
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
`,ri=3600,ii=5e3,ai={warmup:`untold`,normal:`calm`,amber:`above`,shedding:`above`,blind:`danger`,disarmed:`untold`},oi={warmup:`wait`,normal:`holds`,amber:`alert`,shedding:`cut`,blind:`alert`,disarmed:`shield`},si=class extends W{static properties={...W.properties,unfolded:{state:!0},wanted:{state:!0},said:{state:!0}};static styles=[M,Kr,Ln,ni];#e=new qr(()=>this.requestUpdate(),({id:e,to:t})=>this.#p(e,t));constructor(){super(),this.said=``}getCardSize(){return 8}beat=1;essence(e){return JSON.stringify(e)}heading(e){return e(`ladder_title`)}aside(e,t,n){let r=this.home&&un(e,this.home.entry_id,`switch`,`shedding`);if(!r||G(t))return T;let i=n(t.armed?`shedding_on`:`shedding_off`);return C`<button
      type="button"
      role="switch"
      class="toggle"
      aria-label=${n(`ladder_title`)}
      aria-checked=${t.armed?`true`:`false`}
      ?disabled=${this.offline}
      @click=${()=>void this.#t(e,r,!t.armed)}
    >
      <span>${i}</span><i></i>
    </button>`}async#t(e,t,n){await this.attempt(Promise.resolve(e.callService?.(`switch`,n?`turn_on`:`turn_off`,{entity_id:t})))}content(e,t,n,r){let i=R(e),a=this.#s(n);return C`${this.#n(e,t,n,r)} ${this.#r(n,r,i)}
      ${a.length?this.#c(e,t,n,a,r,i):this.#h(r)}
      <span class="gone" role="status">${this.said}</span>`}#n(e,t,n,r){if(!n.dry_run)return T;let i=un(e,t.entry_id,`switch`,`dry_run`);return C`<div class="banner dry" role="status">
      ${H(`eye`,20)}
      <span><b>${r(`dry_title`)}</b> ${r(`dry_text`)}</span>
      ${i?C`<button type="button" class="action" @click=${()=>void this.#t(e,i,!1)}>${r(`dry_end`)}</button>`:T}
    </div>`}#r(e,t,n){let{power_va:r,limit_va:i,seconds_to_cut:a}=e,o=a!==null&&(!e.armed||e.dry_run),s=o?`danger`:ai[e.mode];return C`<div class="hero">
        <span class="number">${ci(e,t,n)}</span>
        <div class="words ${s}" role=${o?`alert`:`status`}>
          ${H(oi[e.mode])}<b>${t(G(e)?`mode_meterless`:`mode_${e.mode}`)}</b><span>${this.#i(e,t,n)}</span>
        </div>
      </div>
      ${i&&r!==null?this.#a(r,i,t,n):T}
      <p class="soft facts">${this.#o(e,t,n)}</p>`}#i(e,t,n){if(G(e))return t(`mode_meterless_text`);if(e.seconds_to_cut!==null){let r=(e.power_va??0)-Rr(e.limit_va??1/0);return(!e.armed||e.dry_run)&&r>0?t(`cutting_text`,{power:n.va(Math.ceil(r/10)*10)}):t(`ladder_cut_in`)}if(e.mode===`disarmed`)return t(`mode_disarmed_text`);if(e.mode===`blind`)return t(`mode_blind_text`);if(e.mode===`warmup`)return t(`mode_warmup_text`);let r=e.next_restore,i=r&&e.loads.find(e=>e.id===r.load)?.name;return r&&i?t(`ladder_next_back`,{name:i,time:n.time(Date.parse(r.at))}):e.headroom_va!==null&&e.headroom_va>0?t(`holds_text`,{available:n.va(Math.floor(e.headroom_va/10)*10)}):t(`ladder_endless`)}#a(e,t,n,r){let i=Vr(t,t,1,[e]),a=n(`rail_label`,{power:r.va(e),limit:r.kva(t),cut:r.kva(i.cutVa)});return Wr(Hr(e,i),i,n,r,a)}#o(e,t,n){let{seconds:r}=Kn(e),i=e.sheds_today===0?t(`cuts_none`):t(e.sheds_today===1?`cuts_one`:`cuts_many`,{count:n.number(e.sheds_today),time:n.duration(r<60?r:r-r%60)});return[[`strict`,`balanced`,`tolerant`].includes(e.profile)?t(`profile_${e.profile}`):e.profile,i].join(` · `)}#s(e){let{wanted:t}=this,n=Rn(e.loads);return t?n.toSorted((e,n)=>t.indexOf(e.id)-t.indexOf(n.id)):n}#c(e,t,n,r,i,a){let o=new Map(n.loads.map(e=>[e.id,e.name])),s=r.find(e=>Hn(e)&&e.kind===`normal`),c={hass:e,texts:i,format:a,speak:jn(e,o),dryRun:n.dry_run,scaleVa:Wn(n),next:n.mode===`disarmed`?void 0:Un(r),first:r.length>1&&!G(n)?s:void 0};return C`<ol class="ladder ${this.offline?`stale`:``}" aria-label=${i(`ladder_list`)}>
      ${Fr(r,e=>e.id,(n,i)=>this.#l(e,t,n,i,r,c))}
    </ol>`}#l(e,t,n,r,i,a){let{texts:o}=a,s=this.#e.now,c=s?i.findIndex(e=>e.id===s.id):-1,l=s&&s.id!==n.id?Number(r>c&&r<=s.to)*-1+Number(r<c&&r>=s.to):0,u=this.unfolded===n.id,d={transform:s?.id===n.id?`translateY(${s.by}px)`:l?`translateY(${l*24}px)`:``};return C`<li
      data-id=${n.id}
      class="${n.enabled?``:`disabled`} ${s?.id===n.id?`dragged`:``} ${a.next?.id===n.id?`next`:``}"
      style=${K(d)}
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
          ${H(`drag`)}
        </button>
        <button
          type="button"
          class="open"
          aria-expanded=${u?`true`:`false`}
          @click=${()=>this.unfolded=u?void 0:n.id}
        >
          ${$r(n,a)}<span class="fold">${H(`unfold`,20)}</span>
        </button>
      </div>
      ${u?C`<div class="actions">
            ${ti(n,o,r=>void this.#d(e,t,n,r),()=>sn(this,n.entity_id))}
          </div>`:T}
    </li>`}#u(){return[...this.renderRoot.querySelectorAll(`ol.ladder > li`)]}async#d(e,t,n,r){await this.attempt(mn(e,t.entry_id,n.id,r,r===`prefer`?ri:void 0))&&(this.unfolded=void 0)}#f(e,t,n,r){let i={ArrowUp:n-1,ArrowDown:n+1,Home:0,End:r.length-1}[e.key];i===void 0||e.altKey||e.ctrlKey||e.metaKey||(e.preventDefault(),i>=0&&i<r.length&&i!==n&&this.#p(t.id,i))}#p(e,t){let{hass:n,home:r,view:i}=this;if(!n||!r||!i)return;let a=this.#s(i),o=zn(a.map(e=>e.id),e,t);this.wanted=o;let s=this.texts,c=a.find(t=>t.id===e)?.name??``;this.said=Mn(s(`ladder_moved`,{name:c,place:String(t+1),count:String(a.length)}));let l=()=>{this.wanted===o&&(this.wanted=void 0)};this.attempt(hn(n,r.entry_id,o)).then(e=>e?setTimeout(l,ii):l()),this.updateComplete.then(()=>this.#m(e))}#m(e){this.#u().find(t=>t.dataset.id===e)?.querySelector(`.handle`)?.focus()}#h(e){return C`<div class="notice">
      <span class="sign">${H(`plug`)}</span>
      <b>${e(`ladder_empty_title`)}</b>
      <p>${e(`ladder_empty_text`)}</p>
      ${this.integration(e)}
    </div>`}};function ci(e,t,n){let{power_va:r,limit_va:i,seconds_to_cut:a}=e;if(r===null)return C`<span class="big">–</span><span class="soft">${t(G(e)?`ladder_no_meter`:`power_missing`)}</span>`;let o=n.va(Math.round(r));if(a!==null)return C`<span class="big">${n.duration(a)}</span><span class="soft">${t(`before_cut`)} ${t(`at_power`,{power:o})}</span>`;let s=i===null?``:t(`of_contract`,{percent:n.percent(100*r/i),limit:n.kva(i)});return C`<span class="big">${n.number(Math.round(r))} <small>VA</small></span><span class="soft">${s}</span>`}function li(e){return[di,pi,mi,hi,gi,_i,vi].map(t=>t(e)).filter(e=>e!==void 0)}var ui=(e,t)=>t&&V(t)!==null?e.formatEntityState(t):null;function di({hass:e,view:t,texts:n,format:r}){if(!t.period||t.contract&&V(t.period)===`base`)return;let i=ui(e,t.period),a=ui(e,t.nextPeriod),o=t.nextChange,s=o!==null&&o>Date.now(),c=o===null?``:o-Date.now()<72e6?r.time(o):r.dayTime(o),l=s?a?n(`until_then`,{time:c,period:a}):n(`until`,{time:c}):void 0;return{name:n(`fact_period`),value:i??n(`unknown`),known:i!==null,more:l,wide:!0,sign:H(`clock`),tint:`var(--primary-color)`,entity:t.period.entity_id}}function fi(e,t,n,r,i){if(t!==void 0)return{name:e,value:r(t?`colour_${t}`:i),known:t!==null,sign:t?Ut(t):Wt(),tint:`var(--soft)`,entity:n}}var pi=({meter:e,view:t,texts:n})=>fi(n(`fact_today`),t.today,e.ids.get(`sensor/colour_today`),n,`unknown`),mi=({meter:e,view:t,texts:n})=>fi(n(`fact_tomorrow`),t.tomorrow,e.ids.get(`sensor/colour_tomorrow`),n,`not_announced`);function hi({meter:e,view:t,texts:n}){if(!t.peak)return;let r=t.peak===`now`?`mobile_peak`:`mobile_peak_announced`;return{name:n(`fact_peak`),value:n(`peak_${t.peak}`),known:!0,sign:H(`peak`),tint:`var(--red)`,entity:e.ids.get(`binary_sensor/${r}`)}}function gi({hass:e,meter:t,texts:n,format:r,today:i}){let a=t.ids.get(`sensor/energy_total`);if(!a)return;let o=i?.cost??null;return{name:n(`fact_energy`),value:i?.kwh==null?n(i?`no_history`:`loading`):r.quantity(i.kwh,`kWh`,2),known:i?.kwh!=null,more:o===null?void 0:r.money(o,e.config.currency??`EUR`),sign:H(`energy`),tint:`var(--grid)`,entity:a}}function _i({meter:e,view:t,texts:n,format:r}){let i=e.ids.get(`sensor/apparent_power_injected`);if(i)return{name:n(`fact_injected`),value:t.injectedVa===null?n(`unknown`):r.va(t.injectedVa),known:t.injectedVa!==null,sign:H(`injected`),tint:`var(--return)`,entity:i}}function vi({hass:e,view:t,texts:n,format:r}){if(!t.contract)return;let i=ui(e,t.contract);return{name:n(`fact_contract`),value:i??n(`unknown`),known:i!==null,more:t.subscribedVa===null?void 0:r.kva(t.subscribedVa),wide:(i??``).length>16,sign:H(`contract`),tint:`var(--soft)`,entity:t.contract.entity_id}}var yi={live:`live`,connecting:`starting`,listening:`starting`,silent:`silent`,garbled:`garbled`,down:`down`},bi={blue:`blue`,bleu:`blue`,white:`white`,blanc:`white`,red:`red`,rouge:`red`};function xi(e,t){let n=n=>j(e,t,`sensor/${n}`),r=e=>B(n(e)),i=r(`apparent_power`),a=r(`subscribed_power`)??r(`cutoff_power`)??wi(i,r(`power_available`)),o=r(`cutoff_power`)??a,s=r(`overload_level`),c=s===null?null:s/100,l=Ti(e,t),u=Ei(i,o,l),d=n(`breaker`),f=Di(u,a,o,c,![`closed`,`unknown`,null].includes(V(d)),i),p=u&&c!==null?zr(u.powerVa,u.limitVa,c):1/0,m=r(`time_to_cut`)??(Number.isFinite(p)?p:null);return{...Oi(n(`link_state`),j(e,t,`binary_sensor/connected`),n(`apparent_power`)),lastFrame:Et(n(`last_frame`)),lastNews:Ci(e,t),quality:r(`line_quality`),powerVa:i,currentA:r(`current`),voltageV:r(`voltage`)??r(`voltage_mean`),injectedVa:r(`apparent_power_injected`),subscribedVa:a,cutoffVa:o,phases:l,level:c,outlook:f,breaker:d,secondsToCut:f===`cutting`?m:null,excessVa:u?Math.max(0,u.powerVa-Rr(u.limitVa)):0,period:n(`tariff_period`),nextPeriod:n(`next_tariff_period`),nextChange:Et(n(`next_tariff_change`)),contract:n(`contract`),today:ki(n(`colour_today`)),tomorrow:ki(n(`colour_tomorrow`)),peak:Ai(e,t)}}function Si(e){return[...e.ids].filter(([e])=>!e.startsWith(`sensor/index_`)).map(([,e])=>e)}function Ci(e,t){return Math.max(...[...t.ids.values()].map(t=>Date.parse(e.states[t]?.last_updated??``)||0))}function wi(e,t){return e!==null&&t!==null?e+t:null}function Ti(e,t){let n=[1,2,3].map(n=>{let r=`sensor/apparent_power_${n}`,i=`sensor/current_${n}`,a=B(j(e,t,i)),o=a===null?null:a*200;return{number:n,powerVa:B(j(e,t,r))??o,voltageV:B(j(e,t,`sensor/voltage_${n}`)),entity:t.ids.get(r)??t.ids.get(i)}});return n.some(e=>e.number>1&&e.entity!==void 0)?n:[]}function Ei(e,t,n){if(t===null||t<=0)return null;let r=n.map(e=>e.powerVa).filter(e=>e!==null);return r.length?{powerVa:Math.max(...r),limitVa:t/3}:e===null?null:{powerVa:e,limitVa:t}}function Di(e,t,n,r,i,a){if(i)return`open`;if(!e||t===null||n===null)return`untold`;let o=e.limitVa*t/n;return e.powerVa>Rr(e.limitVa)&&r!==null?`cutting`:e.powerVa>o||(a??0)>t?`above`:`holds`}function Oi(e,t,n){let r=yi[V(e)??``];return e&&r?{link:r,since:Date.parse(e.last_changed)}:t&&V(t)===`off`?{link:`silent`,since:Date.parse(t.last_changed)}:n&&!z(n.state)?{link:`live`,since:Date.parse(n.last_changed)}:{link:`down`,since:n?Date.parse(n.last_changed):null}}function ki(e){return e?bi[V(e)??``]??null:void 0}function Ai(e,t){return j(e,t,`binary_sensor/mobile_peak`)?.state===`on`?`now`:j(e,t,`binary_sensor/mobile_peak_announced`)?.state===`on`?`announced`:null}var ji=s`
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
  /* No cell stays empty: what is left over takes its whole row. */
  .fact.wide,
  .fact:nth-last-child(1 of :not(.wide)):nth-child(odd of :not(.wide)) {
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
`,Mi=2*Math.PI*40,Ni=30,Pi={starting:`wait`,silent:`alert`,garbled:`alert`,down:`down`},Fi=class extends Qe{static styles=[M,Kr,ji];#e;#t;#n=``;#r=new Ct(()=>this.requestUpdate());getCardSize(){return 7}watched(e){return Si(e)}tick(){let{hass:e,meter:t}=this;e&&t&&(this.#r.refresh(e,t),this.#e&&this.#i(this.#e,e)!==this.#n&&this.requestUpdate())}willUpdate(e){let{hass:t,meter:n}=this;if(this.#e=t&&n?xi(t,n):void 0,!t||!n||!this.#e)return;let r=this.#e.secondsToCut;r===null?this.#t=void 0:this.#t?.seconds!==r&&(this.#t={seconds:r,at:Date.now()}),this.#n=this.#i(this.#e,t),this.#r.refresh(t,n)}#i(e,t){let n=k(t);return`${this.#o(e,n,R(t))}|${Math.floor(this.#a()??-1)}`}#a(){return this.#t?Math.max(0,this.#t.seconds-(Date.now()-this.#t.at)/1e3):null}#o(e,t,n){let r=e.link===`live`,i=r?Math.max(e.lastFrame??0,e.lastNews):e.lastFrame??e.since;if(i===null)return``;let a=(Date.now()-i)/1e3;if(a<15)return t(`age_now`);if(r)return``;let o=a<60?Math.floor(a/5)*5:Math.floor(a/60)*60;return t(`age_ago`,{age:n.duration(o)})}render(){let{hass:e,config:t}=this;if(!e||!t)return T;let n=k(e),r=this.#e,i=this.meter;if(!i||!r)return this.#f(e,n,t);let a=R(e),o=r.link===`live`?this.#c(e,r,i,n,a):this.#d(r,n,a,r.link),s=li({hass:e,meter:i,view:r,texts:n,format:a,today:this.#r.value}),c=r.link===`live`?s:s.filter(e=>e.known);return C`<ha-card>
      <div class="body">
        <header>
          <h2>${t.title||i.name}</h2>
          ${this.#s(r,n,a)}
        </header>
        ${o}
        <div class="facts ${c.filter(e=>!e.wide).length%3?``:`thirds`}">${c.map(e=>this.#p(e))}</div>
      </div>
    </ha-card>`}#s(e,t,n){let r=e.link===`live`?C`<span class="dot"></span>`:H(Pi[e.link],16),i=e.link===`live`&&e.quality!==null,a=[t(`link_${e.link}`),i?t(`quality`,{quality:n.percent(Math.floor(e.quality??0))}):``,this.#o(e,t,n)];return C`<span class="status ${e.link}">${r}<span>${a.filter(Boolean).join(` · `)}</span></span>`}#c(e,t,n,r,i){let a=this.#a(),o=a!==null&&a<Ni;return C`<div class="hero ${Ri(t)}">
        ${this.#l(t,n,r,i,a)} ${this.#u(t,r,i)}
      </div>
      <div class="${Ri(t)} ${o?`urgent`:``}">${Bi(e,t,r,i)}</div>
      ${Wi(t,r,i)}`}#l(e,t,n,r,i){let a=e.powerVa,o=[a!==null&&e.subscribedVa?n(`of_contract`,{percent:r.percent(100*a/e.subscribedVa),limit:r.kva(e.subscribedVa)}):null,e.currentA===null?null:r.quantity(e.currentA,`A`,1,0),e.voltageV===null?null:r.quantity(e.voltageV,`V`)].filter(e=>e!==null),s=t.ids.get(i===null?`sensor/apparent_power`:`sensor/time_to_cut`)??t.ids.get(`sensor/apparent_power`);return C`<button type="button" class="number" @click=${()=>s&&sn(this,s)}>${i===null?a===null?C`<span class="big">–</span><span class="soft">${n(`power_missing`)}</span>`:C`<span class="big">${r.number(a)} <small>VA</small></span><span class="soft">${o.join(` · `)}</span>`:C`<span class="big">${r.duration(i)}</span>
            <span class="soft">${n(`before_cut`)}${a===null?T:` ${n(`at_power`,{power:r.va(a)})}`}</span>`}</button>`}#u(e,t,n){if(e.level===null)return T;let r=Math.min(1,Math.max(0,e.level)),i=n.percent(Math.floor(100*e.level)),a=we`<circle class="level" cx="50" cy="50" r="40" transform="rotate(-90 50 50)"
      stroke-dasharray=${Mi} stroke-dashoffset=${Mi*(1-r)} ?hidden=${r<.005}></circle>`;return C`<svg class="ring" viewBox="0 0 100 100" role="img" aria-label=${t(`ring_label`,{percent:i})}>
      <circle cx="50" cy="50" r="40"></circle>
      ${r<.005?T:a}
      <text x="50" y="52" aria-hidden="true">${i}</text>
      <text class="caption" x="50" y="68" aria-hidden="true">${t(`ring_caption`)}</text>
    </svg>`}#d(e,t,n,r){let i=e.lastFrame??e.since,a=i===null?0:(Date.now()-i)/1e3,o=i===null?``:a>43200?n.dayTime(i):n.time(i);return C`<div class="notice ${{starting:`untold`,silent:`above`,garbled:`above`,down:`danger`}[r]}" role="status">
      <span class="sign">${H(Pi[r])}</span>
      <b>${t(`${r}_title`)}</b>
      ${i===null||r===`starting`?T:C`<span class="soft">${t(`since`,{time:o,age:n.duration(a<60?a:Math.floor(a/60)*60)})}</span>`}
      <p>${t(`${r}_advice`)}</p>
      ${r===`starting`?T:C`<button type="button" class="action" @click=${()=>cn(on)}>${t(`open_integration`)}</button>`}
    </div>`}#f(e,t,n){let r=n.device!==void 0&&A(e).length>0,i=e.user?.is_admin!==!1;return C`<ha-card>
      <div class="body">
        <div class="notice">
          <span class="sign">${H(`meter`)}</span>
          <b>${t(r?`meter_gone_title`:`no_meter_title`)}</b>
          <p>${t(r?`meter_gone_text`:`no_meter_text`)}${r||i?T:` ${t(`no_meter_ask`)}`}</p>
          ${r||!i?T:C`<a class="action" href=${an} @click=${e=>{e.preventDefault(),cn(an)}}>${t(`add_meter`)}</a>`}
        </div>
      </div>
    </ha-card>`}#p(e){let{entity:t}=e,n=C`<span class="badge" style=${`--badge:${e.tint}`}>${e.sign}</span>
      <span>
        <span class="name">${e.name}</span>
        <span class="value ${e.known?``:`unknown`}">${e.value}</span>
        ${e.more?C`<span class="more">${e.more}</span>`:T}
      </span>`,r=e.wide?`fact wide`:`fact`;return t?C`<button type="button" class=${r} @click=${()=>sn(this,t)}>${n}</button>`:C`<div class=${r}>${n}</div>`}},Ii={holds:`calm`,above:`above`,cutting:`danger`,open:`danger`,untold:`untold`},Li={holds:`holds`,above:`holds`,cutting:`alert`,open:`open`,untold:`wait`},Ri=e=>Ii[e.outlook];function zi(e){let t=e.phases.filter(e=>e.powerVa!==null).toSorted((e,t)=>(t.powerVa??0)-(e.powerVa??0))[0];return t&&String(t.number)}function Bi(e,t,n,r){let i=n(t.level===null&&(t.outlook===`holds`||t.outlook===`above`)?`${t.outlook}_title_plain`:`${t.outlook}_title`),a=Vi(e,t,n,r).map(e=>C`<span>${e}</span> `),o=t.outlook===`cutting`||t.outlook===`open`?`alert`:`status`;return C`<div class="words">${H(Li[t.outlook])}<b role=${o}>${i}</b><span>${a}</span></div>`}function Vi(e,t,n,r){let i=zi(t),a=i?3:1,{cutoffVa:o,subscribedVa:s,level:c}=t;if(t.outlook===`untold`)return[n(`untold_text`)];if(t.outlook===`open`)return[Hi(e,t,n)];if(t.outlook===`cutting`){let e=r.va(Math.ceil(t.excessVa/10)*10);return[i?n(`cutting_text_phase`,{power:e,phase:i}):n(`cutting_text`,{power:e})]}let l=[];if(t.outlook===`above`)l.push(Ui(n,c,i));else if(s!==null){let e=i?Math.max(...t.phases.map(e=>e.powerVa??0)):t.powerVa??0,o=r.va(Math.max(0,s/a-e));l.push(i?n(`holds_text_phase`,{available:o,phase:i}):n(`holds_text`,{available:o}))}if(o!==null&&c!==null){let e=Br(o/a),t=r.duration(zr(e,o/a,c));l.push(n(`example`,{power:r.kva(e),time:t}))}return l}function Hi(e,t,n){let{breaker:r}=t;return!r||r.state===`overload`?n(`open_text`):n(`open_why`,{reason:e.formatEntityState(r)})}function Ui(e,t,n){return t===null?e(`above_text_plain`):n?e(`above_text_phase`,{phase:n}):e(`above_text`)}function Wi(e,t,n){let{subscribedVa:r,cutoffVa:i,powerVa:a,phases:o}=e;if(r===null||i===null)return T;let s=o.length>0,c=Vr(r,i,s?3:1,s?o.map(e=>e.powerVa):[a]);return Wr(s?Gr(o,c,t,n):Hr(a,c),c,t,n,t(`rail_label`,{power:a===null?t(`power_missing`):n.va(a),limit:n.kva(r),cut:n.kva(c.cutVa)}))}var Gi=1e3,Ki=(e,t)=>[-6,-5,-4,-3,-2,-1,0,1].map(n=>L(e,t,n));function qi(e,t,n,r,i){let a=Ki(r,i),o=a[0]??r,s=e.filter(e=>e.dry_run===n),c=Xn(s,o,r).filter(e=>e.kind!==`queued`),l=e.length>=Gi,u=Math.min(...e.map(e=>Date.parse(e.at)));return{dry:n,count:c.length,seconds:Ji(c),avoided:Xi(s,o),loads:Qn(c,t).toSorted((e,t)=>t.seconds-e.seconds),days:a.slice(0,-1).map((e,t)=>Yi(c,e,a[t+1]??r)),since:l&&u>o?u:null}}var Ji=e=>e.reduce((e,t)=>e+t.end-t.start,0)/1e3;function Yi(e,t,n){let r=e.filter(e=>e.start<n&&e.end>t).map(e=>({start:Math.max(t,e.start),end:Math.min(n,e.end)}));return{start:t,count:e.filter(e=>e.start>=t&&e.start<n).length,seconds:Ji(r)}}function Xi(e,t){let n=e.filter(e=>e.code.startsWith(`shed_`)&&typeof e.figures.seconds_to_cut==`number`&&Date.parse(e.at)>=t);return new Set(n.map(e=>e.at)).size}function Zi(e,t,n){return e?t<7200?n.quantity(Math.max(1,Math.round(e/60)),`min`,0,0):n.quantity(Math.max(.1,e/3600),`h`,1):``}var Qi=s`
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
`,$i=class extends W{static properties={...W.properties,journal:{state:!0},failed:{state:!0}};static styles=[M,Ln,Qi];#e=``;constructor(){super(),this.failed=!1}getCardSize(){return 5}essence(e){return JSON.stringify([e.sheds_today,e.dry_run,e.loads.map(({id:e,name:t,priority:n})=>[e,t,n])])}heading(e){return e(this.view?.dry_run?`review_title_dry`:`review_title`)}willUpdate(){super.willUpdate();let{hass:e,home:t,view:n}=this;if(!e||!t||!n||this.offline)return;let r=Date.now(),i=[t.entry_id,Math.floor(r/(5*N)),n.sheds_today,n.dry_run].join(`|`);i!==this.#e&&(this.#e=i,this.#t(e,t,Ki(r,F(e))[0]??r,r,i))}async#t(e,t,n,r,i){try{let a=await pn(e,t.entry_id,n,r);if(i!==this.#e)return;this.journal=a.decisions,this.failed=!1}catch(e){if(!U(e))throw e;i===this.#e&&(this.failed=!0)}}content(e,t,n,r){let{journal:i}=this;if(!i)return C`<p class="blank soft" role="status">${r(this.failed?`failed_text`:`loading`)}</p>`;let a=R(e),o=qi(i,Rn(n.loads).map(e=>e.id),n.dry_run,Date.now(),F(e)),s=new Map(n.loads.map(e=>[e.id,e.name]));return C`${o.count?this.#r(o,s,r,a):this.#n(o,r)}
      ${o.since===null?T:C`<p class="soft">${r(`review_since`,{time:a.dayTime(o.since)})}</p>`}
      ${o.dry?C`<p class="soft">${r(`review_dry_note`)}</p>`:T}`}#n(e,t){return C`<p class="banner calm" role="status">${H(`check`,20)}<span>${t(e.dry?`review_none`:`review_none_real`)}</span></p>`}#r(e,t,n,r){let i=(e,t)=>C`<div class="figure"><span class="soft">${e}</span><span class="value">${t}</span></div>`,a=e.avoided===1?n(`review_saved_one`):n(`review_saved_many`,{count:r.number(e.avoided)});return C`<div class="figures">
        ${i(n(`review_cuts`),r.number(e.count))} ${i(n(`review_time`),q(e.seconds,r))}
      </div>
      ${e.avoided?C`<p class="banner calm">${H(`holds`,20)}<span>${a}</span></p>`:T}
      ${ea(e,n,r)} ${ta(e,t,n,r)}`}};function ea(e,t,n){let r=Math.max(1,...e.days.map(e=>e.seconds));return C`<ol class="days" aria-label=${t(`review_days`)}>
    ${e.days.map(i=>{let a=n.weekday(i.start+720*N),o=i.seconds?vr({count:Math.max(1,i.count),seconds:i.seconds},t,n):t(`review_day_none`);return C`<li title=${t(`review_day`,{day:a,text:o})}>
        <span class="minutes" aria-hidden="true">${Zi(i.seconds,r,n)}</span>
        ${i.seconds?C`<i class=${e.dry?`dry`:``} style=${K({height:`${Math.max(3,72*i.seconds/r)}px`})}></i>`:C`<i class="none"></i>`}
        <span class="gone">${t(`review_day`,{day:a,text:o})}</span>
        <span class="name" aria-hidden="true">${n.shortWeekday(i.start+720*N)}</span>
      </li>`})}
  </ol>`}function ta(e,t,n,r){let i=Math.max(1,...e.loads.map(e=>e.seconds));return C`<ul class="sums">
    ${e.loads.map(a=>{let o=a.count>1?` · ${n(`review_longest`,{time:q(a.longest,r)})}`:``;return C`<li>
        <b>${t.get(a.load)??n(`appliance_gone`)}</b>
        <span class="soft">${vr(a,n,r)}${o}</span>
        <span class="track" aria-hidden="true"><i class=${e.dry?`dry`:``} style=${K({width:`${100*a.seconds/i}%`})}></i></span>
      </li>`})}
  </ul>`}var Z=1440,na=7*Z,ra=e=>(e%na+na)%na,ia=(e,t=15)=>Math.round(e/t)*t,Q=(e,t)=>({start:ra(e),length:Math.min(Z,Math.max(15,t))});function aa(e,t,n){return{start:e*Z+t,length:n>t?n-t:n+Z-t}}var oa=e=>Math.floor(e.start/Z),$=e=>e.start%Z,sa=e=>(e.start+e.length)%Z;function ca(e){let t=[];for(let n=e.start;n<e.start+e.length;){let r=Math.floor(n/Z),i=Math.min(e.start+e.length,(r+1)*Z);t.push({day:r%7,from:n-r*Z,to:i-r*Z}),n=i}return t}function la(e){if(e.length===0)return[];let t=e.toSorted((e,t)=>e.start-t.start),n=[];for(let{start:e,length:r}of t){let t=n.at(-1);t&&e<=t.end?t.end=Math.max(t.end,e+r):n.push({start:e,end:e+r})}for(let e=n.at(-1),t=n[0];e&&t&&e!==t&&e.end-10080>=t.start;t=n[0])e.end=Math.max(e.end,t.end+na),n.shift();return n.flatMap(({start:e,end:t})=>ua(e,Math.min(t,e+na))).toSorted((e,t)=>e.start-t.start)}function ua(e,t){if(t-e<=1440)return[{start:ra(e),length:t-e}];let n=(Math.floor(e/Z)+1)*Z;return[{start:ra(e),length:n-e},...ua(n,t)]}var da=(e,t)=>t.map(t=>({...e,start:t*Z+$(e)})),fa=(e,t,n)=>la([...e.filter(e=>e!==t),...n]),pa=e=>`${String(Math.floor(e/60)).padStart(2,`0`)}:${String(e%60).padStart(2,`0`)}`;function ma(e){let t=/^(\d{1,2}):(\d{2})/.exec(e),n=t?Number(t[1])*60+Number(t[2]):NaN;return n>=0&&n<1440?n:null}function ha(e,t){let{year:n,month:r,day:i}=I(e,t);return L(e,t,-((new Date(Date.UTC(n,r-1,i)).getUTCDay()+6)%7))}function ga(e,t,n,r){let i=[];for(let a=0;a<7;a+=1){let[o,s]=[L(n,r,a),L(n,r,a+1)],[c,l]=[Math.max(e,o),Math.min(t,s)];if(l<=c)continue;let u=e=>{let t=I(e,r);return t.hour*60+t.minute},[d,f]=[u(c),l===s?Z:u(l)];f>d?i.push({day:a,from:d,to:f}):i.push({day:a,from:Math.floor(f/60)*60,to:Math.ceil((d+1)/60)*60})}return i}function _a(e,t,n){let r=e=>{let{year:r,month:i,day:a}=I(L(t,n,Math.floor(e/Z)),n),o=e%Z;return tt(r,i,a,Math.floor(o/60),n)+o%60*N};return(r(e.start+e.length)-r(e.start))/N}var va=12,ya=4,ba=60,xa=class{changed;dropped;now;constructor(e,t){this.changed=e,this.dropped=t}grasp(e,t,n,r){let i=r[t];if(e.button!==0||!i||this.now)return;let a=i.getBoundingClientRect(),o=(e=>(e-a.left)/a.width*Z)(e.clientX),s=n?Ca(n,t,o,va*Z/a.width):`new`,c=t*Z+Math.floor(o/15)*15;this.now={old:n,now:n??Q(Math.min(c,t*1440+1440-ba),ba)},i.setPointerCapture(e.pointerId);let l=!1,u=i=>{let o=i.clientX-e.clientX,u=Sa(i.clientY,r)??t;l||=Math.abs(o)>ya||s===`whole`&&u!==t,l&&(this.now={old:n,now:wa(n,s,c,o/a.width*Z,u-t)}),this.changed()},d=e=>{i.removeEventListener(`pointermove`,u),i.removeEventListener(`pointerup`,d),i.removeEventListener(`pointercancel`,d);let t=this.now;this.now=void 0,this.changed(),t&&e.type===`pointerup`&&this.dropped(t,l)};i.addEventListener(`pointermove`,u),i.addEventListener(`pointerup`,d),i.addEventListener(`pointercancel`,d),this.changed()}},Sa=(e,t)=>{let n=t.findIndex(t=>e>=t.getBoundingClientRect().top&&e<t.getBoundingClientRect().bottom);return n<0?void 0:n};function Ca(e,t,n,r){let i=$(e)+(oa(e)-t)*Z,a=i>n?i-7*Z:i,o=Math.min(r,e.length/4);return n-a<o?`start`:a+e.length-n<o?`end`:`whole`}function wa(e,t,n,r,i){let a=ia(r);if(!e||t===`new`)return a<0?Q(Math.max(n+a,Math.floor(n/Z)*Z),Math.min(-a,n%Z)+15):Q(n,a+15);if(t===`whole`)return Q(ia(e.start+a)+i*Z,e.length);if(t===`end`)return Q(e.start,ia(e.start+e.length+a)-e.start);let o=Math.min(e.start+e.length-15,Math.max(e.start+e.length-Z,ia(e.start+a)));return Q(o,e.length-(o-e.start))}var Ta={ArrowLeft:-15,ArrowRight:15,ArrowUp:-Z,ArrowDown:Z};function Ea(e,t){let n=Ta[t.key];if(n===void 0)return;let r=Math.abs(n)<Z;return t.shiftKey?r?Q(e.start,e.length+n):void 0:t.altKey?r?wa(e,`start`,0,n,0):void 0:Q(e.start+n,e.length)}var Da=e=>Date.parse(`${e}T12:00:00Z`),Oa=(e,t)=>e.filter(e=>(e.end??e.start)>=t).toSorted((e,t)=>e.start.localeCompare(t.start));function ka(e,t){let n=(e.slots??[]).map(e=>{let{start:n,end:r}=e;return typeof n==`string`&&typeof r==`string`?`${n} – ${r}`:t(`week_exception_other`)});return n.length?n.join(`, `):t(`week_exception_rest`)}function Aa(e){let t=t=>String(e.get(t)??``).trim(),[n,r,i,a]=[t(`start`),t(`end`),t(`from`),t(`to`)];if(!(!n||r&&r<n))return{name:t(`name`),start:n,...r&&r!==n?{end:r}:{},...i&&a?{slots:[{start:i,end:a}]}:{}}}function ja(e){let{all:t,adding:n,editable:r,texts:i,format:a}=e;return C`<section class="exceptions" aria-labelledby="exceptions">
    <h3 id="exceptions">${i(`week_exceptions`)}</h3>
    ${t.length?C`<ul>
          ${t.map(t=>o(t,e))}
        </ul>`:n?T:C`<p class="soft">${i(`week_exceptions_none`)}</p>`}
    ${n?Ma(e):r?C`<button type="button" class="action plain" @click=${()=>e.open(!0)}>${H(`add`,20)}<span>${i(`week_exception_add`)}</span></button>`:T}
  </section>`;function o(e,{remove:t}){let n=e.end&&e.end!==e.start?`${a.shortDay(Da(e.start))} → ${a.shortDay(Da(e.end))}`:a.shortDay(Da(e.start)),o=e.name||n,s=i(`week_exception_remove`,{name:o});return C`<li>
      ${H(`except`,20)}
      <span><b>${o}</b><span class="soft">${[e.name?n:``,ka(e,i)].filter(Boolean).join(` · `)}</span></span>
      ${r?C`<button type="button" class="icon" aria-label=${s} title=${s} @click=${()=>t(e)}>${H(`remove`,20)}</button>`:T}
    </li>`}}function Ma({texts:e,open:t,add:n}){let r=t=>{t.preventDefault();let r=t.target,i=Aa(new FormData(r));if(i)return n(i);let a=r.elements.namedItem(`end`);a.setCustomValidity(e(`week_exception_order`)),a.reportValidity()},i=e=>e.currentTarget.querySelector(`[name=end]`)?.setCustomValidity(``),a=(e,t,n,r=!1)=>C`<label><span>${n}</span><input name=${e} type=${t} ?required=${r} /></label>`;return C`<form class="editor" @submit=${r} @input=${i}>
    ${a(`name`,`text`,e(`week_exception_name`),!0)} ${a(`start`,`date`,e(`week_exception_first`),!0)}
    ${a(`end`,`date`,e(`week_exception_last`))}
    <p class="soft">${e(`week_exception_times`)}</p>
    ${a(`from`,`time`,e(`week_from`))} ${a(`to`,`time`,e(`week_to`))}
    <div class="tools">
      <button type="submit" class="action">${e(`week_exception_add`)}</button>
      <button type="button" class="action plain" @click=${()=>t(!1)}>${e(`week_cancel`)}</button>
    </div>
  </form>`}function Na({loads:e,chosen:t,texts:n,toggle:r,add:i,cancel:a}){return C`<form class="editor" aria-label=${n(`week_new`)} @submit=${e=>{e.preventDefault();let n=String(new FormData(e.target).get(`name`)??``).trim();n&&t.size&&i(n)}}>
    <label class="wide"><span>${n(`week_exception_name`)}</span><input name="name" type="text" required maxlength="60" /></label>
    <div class="tools" role="group" aria-label=${n(`week_new_targets`)}>
      <span class="soft">${n(`week_new_targets`)}</span>
      ${e.map(e=>{let n=t.has(e.id);return C`<button type="button" class="chip" aria-pressed=${n?`true`:`false`} @click=${()=>r(e.id)}>
      ${H(n?`check`:`add`,20)}<span>${e.name}</span>
    </button>`})}
    </div>
    <div class="tools">
      <button type="submit" class="action" ?disabled=${t.size===0}>${n(`week_new_draw`)}</button>
      <button type="button" class="action plain" @click=${a}>${n(`week_cancel`)}</button>
    </div>
  </form>`}var Pa=e=>`${100*e/Z}%`,Fa=({from:e,to:t})=>K({left:Pa(e),width:Pa(t-e)});function Ia(e,{monday:t,format:n}){return n.time(t+Math.floor(e/60)*P+e%60*6e4)}var La=(e,t)=>`${Ia($(e),t)} – ${Ia(sa(e),t)}`,Ra=(e,{monday:t,zone:n})=>L(t,n,e)+12*P;function za(e,t){return C`<div class="week ${e.editable?``:`fixed`}">
    <div class="scale" aria-hidden="true">
      ${[0,3,6,9,12,15,18,21,24].map(e=>C`<span class=${e%6?`minor`:``} style=${K({left:Pa(e*60)})}>${e}</span>`)}
    </div>
    ${[0,1,2,3,4,5,6].map(n=>Ba(n,e,t))}
  </div>`}function Ba(e,t,n){let{texts:r,format:i,editable:a}=t,o=i.weekday(Ra(e,t)),s=t.now>=L(t.monday,t.zone,e)&&t.now<L(t.monday,t.zone,e+1),c=t=>t.filter(t=>t.day===e),l=C`<span aria-hidden="true">${i.shortWeekday(Ra(e,t))}</span>`;return C`<div class="row ${s?`today`:``}">
    ${a?C`<button type="button" class="dayname" aria-label=${r(`week_add_on`,{day:o})} title=${r(`week_add_on`,{day:o})} @click=${()=>n.add(e)}>${l}</button>`:C`<span class="dayname">${l}</span>`}
    <div
      class="hours"
      role="group"
      aria-label=${o}
      @pointerdown=${r=>a&&n.drag.grasp(r,e,Ha(r,t.spans),n.rows())}
    >
      ${c(t.bands).map(e=>C`<i class="band ${Bt(e.kind)}" style=${Fa(e)}></i>`)}
      ${c(t.told).map(e=>C`<i class="told" role="img" aria-label=${Va(e,t)} style=${Fa(e)}></i>`)}
      ${c(t.locked).map(e=>C`<i class="locked" style=${Fa(e)}></i>`)}
      ${t.spans.flatMap((r,i)=>ca(r).map((a,o)=>a.day===e?Ua(r,i,a,o,t,n):T))}
      ${s?C`<i class="nowline" style=${K({left:Pa((t.now-L(t.monday,t.zone,e))/6e4)})}></i>`:T}
    </div>
  </div>`}var Va=(e,t)=>{let n=`${Ia(e.from,t)} – ${Ia(e.to,t)}`;return t.texts(`week_told`,{day:t.format.weekday(Ra(e.day,t)),times:n})};function Ha(e,t){let n=e.composedPath().find(e=>e instanceof HTMLElement&&e.dataset.slot!==void 0);return n instanceof HTMLElement?t[Number(n.dataset.slot)]:void 0}function Ua(e,t,n,r,i,a){let o=La(e,i),s=i.picked===e,c=i.texts(`week_slot`,{day:i.format.weekday(Ra(oa(e),i)),times:o}),l=n.to-n.from>=240;return C`<span
    class="slot ${s?`picked`:``} ${r?`rest`:``} ${ca(e).length>1&&!r?`goes-on`:``}"
    data-slot=${t}
    style=${Fa(n)}
    role="button"
    tabindex=${r?T:`0`}
    aria-hidden=${r?`true`:T}
    aria-label=${c}
    aria-pressed=${s?`true`:`false`}
    title=${o}
    @focus=${()=>i.editable&&a.pick(e)}
    @keydown=${t=>i.editable&&a.key(t,e)}
    >${l&&!r?C`<span class="times">${o}</span>`:T}</span
  >`}function Wa(e,t){let n=new Set(e.bands.map(e=>Bt(e.kind)));return C`<div class="legend">
    ${e.spans.length||!e.told.length?C`<span><i class="slot"></i>${e.texts(`week_legend_slot`)}</span>`:T}
    ${e.told.length?C`<span><i class="told"></i>${e.texts(`week_legend_told`)}</span>`:T}
    ${n.has(`off`)?C`<span><i class="band off"></i>${e.texts(`week_legend_off`)}</span>`:T}
    ${n.has(`dear`)?C`<span><i class="band dear"></i>${e.texts(`week_legend_dear`)}</span>`:T}
    ${e.locked.length?C`<span><i class="locked"></i>${t}</span>`:T}
  </div>`}function Ga(e,t,n,r){let{texts:i,format:a}=t,o=e=>e.target.value,s=oa(e),c=(e,t)=>({start:s*Z+e,length:t>e?t-e:t+Z-e}),l=e=>Number(e.slice(0,2))*60+Number(e.slice(3,5)),u=t=>n([e,...t.filter(e=>e!==s).map(t=>({...e,start:t*Z+$(e)}))]);return C`<fieldset class="editor">
    <legend class="gone">${i(`week_edit`)}</legend>
    <label><span>${i(`week_day`)}</span>
      <select .value=${String(s)} @change=${t=>n([{...e,start:Number(o(t))*Z+$(e)}])}>
        ${[0,1,2,3,4,5,6].map(e=>C`<option value=${e} ?selected=${e===s}>${a.weekday(Ra(e,t))}</option>`)}
      </select></label>
    <label><span>${i(`week_from`)}</span>
      <input type="time" .value=${pa($(e))} @change=${t=>o(t)&&n([c(l(o(t)),sa(e))])} /></label>
    <label><span>${i(`week_to`)}</span>
      <input type="time" .value=${pa(sa(e))} @change=${t=>o(t)&&n([c($(e),l(o(t)))])} /></label>
    <div class="tools">
      <button type="button" class="action plain" @click=${()=>u([0,1,2,3,4,5,6])}>${i(`week_every_day`)}</button>
      <button type="button" class="action plain" @click=${()=>u([0,1,2,3,4])}>${i(`week_weekdays`)}</button>
      <button type="button" class="action plain" @click=${()=>n([])}>${H(`remove`,20)}<span>${i(`week_remove`)}</span></button>
    </div>
    <span class="soft lasting">${r}</span>
  </fieldset>`}function Ka({name:e,texts:t,busy:n,remove:r,cancel:i}){return C`<div class="removal" role="alertdialog" aria-labelledby="removal" aria-describedby="removal-text" @keydown=${e=>{e.key===`Escape`&&i()}}>
    <b id="removal">${t(`week_delete_title`,{name:e})}</b>
    <span class="soft" id="removal-text">${t(`week_delete_text`)}</span>
    <div class="tools">
      <button type="button" class="action plain" ?disabled=${n} @click=${i}>${t(`week_cancel`)}</button>
      <button type="button" class="action final" ?disabled=${n} @click=${r}>${H(`remove`,20)}<span>${t(`week_delete_do`)}</span></button>
    </div>
  </div>`}var qa=[`monday`,`tuesday`,`wednesday`,`thursday`,`friday`,`saturday`,`sunday`],Ja=[0,1,2,3,4,5,6],Ya={...Object.fromEntries(qa.map((e,t)=>[e,[t]])),weekday:[0,1,2,3,4],weekend:[5,6]},Xa=new Set([`id`,`slots`,`days`,`action`,`enabled`]),Za=e=>typeof e==`object`&&!!e&&Object.keys(e).length===2&&[`start`,`end`].every(t=>typeof e[t]==`string`&&ma(e[t]??``)!==null),Qa=e=>Object.keys(e).every(e=>Xa.has(e))&&(e.action??`on`)===`on`&&e.enabled!==!1&&(e.days??[]).every(e=>e in Ya)&&e.slots.every(Za),$a=new WeakMap;function eo(e){let t=$a.get(e)??to(e);return $a.set(e,t),t}function to(e){return la((e.rules??[]).filter(Qa).flatMap(e=>{let t=e.days?.length?[...new Set(e.days.flatMap(e=>Ya[e]??[]))]:Ja;return e.slots.flatMap(e=>da(no(e),t))}))}function no(e){let[t,n]=[ma(e.start)??0,ma(e.end)??0];return{start:t,length:n>t?n-t:n+Z-t}}function ro(e,t){let n=e.rules??[],r=n.findIndex(Qa),i=n.filter(e=>!Qa(e)),a=r<0?i.length:n.slice(0,r).filter(e=>!Qa(e)).length,o=new Set(i.map(e=>e.id));return{...e,rules:[...i.slice(0,a),...io(t,o),...i.slice(a)]}}function io(e,t){let n=new Map;for(let t of la(e)){let e=`${pa($(t))} ${pa(sa(t))}`;n.set(e,[...n.get(e)??[],oa(t)])}let r=new Map;for(let[e,t]of n){let[n=``,i=``]=e.split(` `),a=t.toSorted().join(``);r.set(a,[...r.get(a)??[],{start:n,end:i}])}let i=e=>t.has(`week_${e}`)?i(e+10):`week_${e}`;return[...r].map(([e,t],n)=>({id:i(n+1),...e.length===7?{}:{days:[...e].map(e=>qa[Number(e)])},slots:t.toSorted((e,t)=>e.start.localeCompare(t.start))}))}var ao=s`
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
`,oo=s`
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
`,so=(e,t)=>e.schedule===t.id&&e.reason===`tariff`&&e.action===`on`,co=class extends W{static properties={...W.properties,loaded:{state:!0},failed:{state:!0},chosen:{state:!0},drawn:{state:!0},picked:{state:!0},adding:{state:!0},saving:{state:!0},fresh:{state:!0},removing:{state:!0}};static styles=[M,Ln,ao,oo];#e=``;#t=new xa(()=>this.requestUpdate(),({old:e,now:t},n)=>e&&!n?this.#a(e):this.#o(e,[t]));constructor(){super(),this.failed=!1,this.adding=!1,this.saving=!1,this.removing=!1}getCardSize(){return 9}essence(e){return JSON.stringify([e.schedules,e.loads.map(({id:e,name:t})=>[e,t])])}heading(e){return e(`week_title`)}willUpdate(){super.willUpdate();let{hass:e,home:t,view:n}=this;if(!e||!t||!n||this.offline)return;let r=ha(Date.now(),F(e)),i=JSON.stringify([t.entry_id,r,Math.floor(Date.now()/(15*N)),n.schedules]);i!==this.#e&&(this.#e=i,this.#n(e,t,r,i))}async#n(e,t,n,r){let i=L(n,F(e),7);try{let[a,o,s]=await Promise.all([vn(e,t.entry_id),xn(e,t.entry_id,n,i),Sn(e,t.entry_id).catch(e=>{if(!U(e))throw e})]);if(r!==this.#e)return;this.loaded={schedules:a,runs:o,specials:s,monday:n},this.failed=!1}catch(e){if(!U(e))throw e;if(r!==this.#e)return;this.failed=!0,setTimeout(()=>this.#e=``,N/2)}}get#r(){let e=this.loaded?.schedules??[];return e.find(e=>e.id===this.chosen)??e[0]}get#i(){return this.drawn??(this.#r?eo(this.#r):[])}#a(e){this.drawn??=this.#r&&eo(this.#r),this.picked=this.#i.find(t=>t.start===e.start&&t.length===e.length)}#o(e,t){let n=t[0],r=n?.start??0;this.drawn=fa(this.#i,e,t),this.picked=n&&this.drawn.find(e=>e.start===r||ca(e).some(e=>e.day===oa(n)&&e.from<=r%1440&&e.to>r%1440))}#s(e,t){let n=e.key===`Delete`||e.key===`Backspace`,r=n?void 0:Ea(t,e);e.ctrlKey||e.metaKey||!r&&!n||(e.preventDefault(),this.#o(t,r?[r]:[]),this.updateComplete.then(()=>this.renderRoot.querySelector(`.slot.picked`)?.focus()))}#c(e){let t=this.#i.flatMap(ca).filter(t=>t.day===e),n=[8,12,18,20,22,6,14,16,10,4,2,0].map(e=>e*60).find(e=>t.every(t=>t.to<e||t.from>e+60));this.#o(void 0,[aa(e,n??0,(n??0)+60)]),this.updateComplete.then(()=>this.renderRoot.querySelector(`.slot.picked`)?.focus())}async#l(e,t,n){this.saving=!0;let r=ro(n,this.#i);if(await this.attempt(yn(e,t.entry_id,r))){let e=this.loaded;e&&(this.loaded={...e,schedules:e.schedules.map(e=>e.id===r.id?r:e)}),this.drawn=this.picked=void 0,this.#e=``}this.saving=!1}async#u(e){await this.attempt(e)&&(this.adding=!1,this.#e=``)}content(e,t,n,r){let{loaded:i}=this;if(!i)return C`<p class="blank soft" role="status">${r(this.failed?`failed_text`:`loading`)}</p>`;let a=this.#r,o=e.user?.is_admin!==!1&&!this.offline;if(this.fresh)return this.#y(e,t,n,this.fresh,r);if(!a)return this.#b(n,o,r);let s=this.#m(e,i,a,o),c={drag:this.#t,rows:()=>[...this.renderRoot.querySelectorAll(`.hours`)],pick:e=>this.#a(e),key:(e,t)=>this.#s(e,t),add:e=>this.#c(e)};return C`${this.#d(n,i,a,o,r)}
      ${this.removing&&o?this.#p(e,t,a,r):T} ${za(s,c)}
      ${Wa(s,r(`week_legend_locked`))} ${this.#h(s,r)}
      ${o?this.#_(e,t,a,r):C`<p class="soft">${r(`week_read_only`)}</p>`}
      ${this.#v(e,t,i,o,r)}`}#d(e,t,n,r,i){let a=n.targets.map(t=>e.loads.find(e=>e.id===t)?.name??i(`appliance_gone`)),o=e=>{this.chosen=e.target.value,this.drawn=this.picked=void 0,this.removing=!1},s=e=>e.name||i(`week_unnamed`),c=(e,t,n)=>C`<button type="button" class="icon ${e}" aria-label=${t} title=${t} @click=${n}>${H(e)}</button>`;return C`<div class="which">
      ${t.schedules.length>1?C`<label class="chooser"><span class="gone">${i(`week_schedule`)}</span>
            <select ?disabled=${this.#g(n)} @change=${o}>
              ${t.schedules.map(e=>C`<option value=${e.id} ?selected=${e===n}>${s(e)}</option>`)}
            </select></label>`:C`<b>${s(n)}</b>`}
      ${r&&!this.#g(n)?C`<span class="hands">
            ${c(`add`,i(`week_new`),()=>this.fresh=new Set)}
            ${c(`remove`,i(`week_delete`,{name:s(n)}),()=>this.#f(!0))}
          </span>`:T}
      <span class="soft whose">${a.join(`, `)}${n.enabled===!1?` · ${i(`week_disabled`)}`:T}</span>
    </div>`}#f(e){this.removing=e,this.updateComplete.then(()=>this.renderRoot.querySelector(e?`.removal .plain`:`.which .remove`)?.focus())}#p(e,t,n,r){let i=async()=>{if(this.saving=!0,await this.attempt(bn(e,t.entry_id,n.id))){let e=this.loaded;e&&(this.loaded={...e,schedules:e.schedules.filter(e=>e!==n)}),this.chosen=this.drawn=this.picked=void 0,this.removing=!1,this.#e=``}this.saving=!1};return Ka({name:n.name||r(`week_unnamed`),texts:r,busy:this.saving,remove:()=>void i(),cancel:()=>this.#f(!1)})}#m(e,t,n,r){let i=F(e),{monday:a,runs:o}=t,s=(e,t,n)=>ga(Date.parse(e),Date.parse(t),a,i).map(e=>({...e,kind:n})),c=new Set((n.rules??[]).filter(Qa).map(e=>e.id)),l=n.targets.flatMap(e=>o.targets[e]??[]).filter(e=>e.action!==`off`&&!(e.schedule===n.id&&c.has(e.rule??``))),u=this.#t.now;return{monday:a,zone:i,spans:u?[...this.#i.filter(e=>e!==u.old),u.now]:this.#i,editable:r,bands:o.bands.flatMap(e=>s(e.start,e.end,e.period)),told:l.filter(e=>so(e,n)).flatMap(e=>s(e.start,e.end,e.reason)),locked:l.filter(e=>!so(e,n)).flatMap(e=>s(e.start,e.end,e.reason)),picked:u?u.now:this.picked,texts:k(e),format:R(e),now:Date.now()}}#h(e,t){let n=e.picked;if(!n||!e.editable)return e.editable?C`<p class="soft hint">${t(`week_hint`)} <span class="keys">${t(`week_hint_keys`)}</span></p>`:C``;let r=_a(n,e.monday,e.zone),i=e.format.duration(r*60);return Ga(n,e,e=>this.#o(this.picked,e),r===n.length?i:t(`week_lasts_changed`,{time:i}))}#g(e){return this.drawn!==void 0&&JSON.stringify(this.drawn)!==JSON.stringify(eo(e))}#_(e,t,n,r){return this.#g(n)?C`<div class="tools save">
      <span class="soft" role="status">${r(`week_unsaved`)}</span>
      <button type="button" class="action plain" ?disabled=${this.saving} @click=${()=>void(this.drawn=this.picked=void 0)}>${r(`week_cancel`)}</button>
      <button type="button" class="action" ?disabled=${this.saving} @click=${()=>void this.#l(e,t,n)}>
        ${H(`check`,20)}<span>${r(`week_save`)}</span>
      </button>
    </div>`:T}#v(e,t,n,r,i){if(!n.specials)return T;let{year:a,month:o,day:s}=I(Date.now(),F(e)),c=`${a}-${String(o).padStart(2,`0`)}-${String(s).padStart(2,`0`)}`;return ja({all:Oa(n.specials,c),adding:this.adding,editable:r,texts:i,format:R(e),open:e=>this.adding=e,remove:n=>void this.#u(wn(e,t.entry_id,n.id)),add:n=>void this.#u(Cn(e,t.entry_id,n))})}#y(e,t,n,r,i){let a=async i=>{let a=n.loads.map(e=>e.id).filter(e=>r.has(e)),o=yn(e,t.entry_id,{id:``,name:i,targets:a,rules:[]});await this.attempt(o)&&(this.chosen=(await o).id,this.fresh=this.drawn=this.picked=void 0,this.#e=``)};return Na({loads:n.loads,chosen:r,texts:i,toggle:e=>void(this.fresh=r.has(e)?new Set([...r].filter(t=>t!==e)):new Set([...r,e])),cancel:()=>void(this.fresh=void 0),add:e=>void a(e)})}#b(e,t,n){return C`<div class="notice">
      <span class="sign">${H(`week`)}</span>
      <b>${n(`week_empty_title`)}</b>
      <p>${n(`week_empty_text`)}</p>
      ${e.loads.length===0?this.integration(n):t?C`<button type="button" class="action" @click=${()=>this.fresh=new Set}>${H(`add`,20)}<span>${n(`week_new`)}</span></button>`:T}
    </div>`}},lo={type:`entity`},uo={columns:`full`},fo=(...e)=>({type:`grid`,cards:e});function po(e,t){let n={type:`custom:hameau-meter-card`,device:t.device,grid_options:uo},r={type:`custom:hameau-day-card`,device:t.device,grid_options:uo};return[fo(n,...mo(e,t)),fo(r)]}function mo(e,t){let n=t.ids.get(`sensor/energy_total`),r=e.config.components?.includes(`energy`)??!1,i=[];n&&i.push({type:`tile`,entity:n,name:r?k(e)(`to_energy`):lo,hide_state:r,tap_action:r?{action:`navigate`,navigation_path:`/energy`}:{action:`more-info`},grid_options:{columns:6}});let a=[`voltage`,`voltage_1`,`current`].map(e=>t.ids.get(`sensor/${e}`)).find(e=>e!==void 0);return a&&i.push({type:`tile`,entity:a,name:lo,grid_options:{columns:6}}),i.length===1?i.map(e=>({...e,grid_options:uo})):i}function ho(e,t){let n=[fo({type:`custom:hameau-meter-card`,grid_options:uo})];return{title:k(e)(`view_title`),path:`hameau`,icon:`mdi:meter-electric-outline`,type:`sections`,max_columns:t.length?2:1,sections:t.length?t.flatMap(t=>po(e,t)):n}}function go(e,t){let n=t.length>1,r=(e,t)=>({type:`custom:hameau-${t}-card`,home:e.entry_id,grid_options:uo});return{title:k(e)(`protection_title`),path:`protection`,icon:`mdi:shield-home-outline`,type:`sections`,max_columns:2,sections:t.flatMap(e=>{let t=r(e,`ladder`);return[fo(n?{...t,title:e.title}:t,r(e,`review`)),fo(r(e,`happened`),r(e,`week`))]})}}var _o=e=>JSON.stringify([A(e).map(e=>[e.device,e.name,[...e.ids]]),vo(e)]),vo=e=>Object.values(e.entities).filter(e=>e.platform===`hameau`&&e.translation_key===`shedding`).map(e=>e.entity_id);function yo(e,t,n){return(t.entities!==n.entities||t.devices!==n.devices||t.language!==n.language)&&(t.language!==n.language||_o(t)!==_o(n))}var bo=class extends HTMLElement{static shouldRegenerate=yo;static generate(e,t){let n=A(t).filter(t=>!e.device||t.device===e.device);return Promise.resolve(ho(t,n))}},xo=class extends HTMLElement{static shouldRegenerate=yo;static async generate(e,t){let n=await fn(t),r=n.length?[go(t,n)]:[];return{title:`Hameau`,views:[ho(t,A(t)),...r]}}},So=[{tag:`hameau-meter-card`,element:Fi,text:`meter_card`,suits:[`apparent_power`,`link_state`,`overload_level`,`time_to_cut`]},{tag:`hameau-day-card`,element:rn,text:`day_card`,suits:[`apparent_power`,`energy_total`,`tariff_period`]},{tag:`hameau-ladder-card`,element:si,text:`ladder_card`,suits:[`shedding`,`shedding_state`,`headroom`,`next_restore`,`appliance_state`]},{tag:`hameau-happened-card`,element:Tr,text:`happened_card`,suits:[`sheds_today`,`decision`,`shed_today`]},{tag:`hameau-review-card`,element:$i,text:`review_card`,suits:[`dry_run`,`trips_avoided_today`]},{tag:`hameau-week-card`,element:co,text:`week_card`,suits:[`plan`,`schedule_enabled`,`next_change`]}];function Co(e,t){if(Je(e,t))return{device:t};let n=e.devices[t]?.config_entries?.find(t=>un(e,t,`switch`,`shedding`));return n===void 0?void 0:{home:n}}function wo(e,t,n){return(r,i)=>{let a=r.entities[i];if(a?.platform!==`hameau`||!a.device_id||!t.includes(a.translation_key??``))return null;let o=Co(r,a.device_id);return o&&n in o?{config:{type:`custom:${e}`,...o}}:null}}function To(e){return{get name(){return k(void 0)(`${e}_name`)},get description(){return k(void 0)(`${e}_description`)}}}function Eo(){let e=So.map(({tag:e,element:t,text:n,suits:r})=>Object.assign(To(n),{type:e,preview:!0,getEntitySuggestion:wo(e,r,t.prototype instanceof W?`home`:`device`)})),t=[`dashboard`,`view`].map(e=>Object.assign(To(`strategy`),{type:`hameau`,strategyType:e}));(window.customCards??=[]).push(...e),(window.customStrategies??=[]).push(...t)}if(!customElements.get(`ll-strategy-dashboard-hameau`)){for(let{tag:e,element:t}of So)customElements.define(e,t);customElements.define(`ll-strategy-dashboard-hameau`,xo),customElements.define(`ll-strategy-view-hameau`,bo),Eo()}