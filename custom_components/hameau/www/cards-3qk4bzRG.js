import{t as e}from"./preload-helper-DygEbaNj.js";var t=globalThis,n=t.ShadowRoot&&(t.ShadyCSS===void 0||t.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,r=Symbol(),i=new WeakMap,a=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==r)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(n&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=i.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&i.set(t,e))}return e}toString(){return this.cssText}},o=e=>new a(typeof e==`string`?e:e+``,void 0,r),s=(e,...t)=>new a(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,r),c=(e,r)=>{if(n)e.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let n of r){let r=document.createElement(`style`),i=t.litNonce;i!==void 0&&r.setAttribute(`nonce`,i),r.textContent=n.cssText,e.appendChild(r)}},l=n?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return o(t)})(e):e,{is:u,defineProperty:d,getOwnPropertyDescriptor:f,getOwnPropertyNames:p,getOwnPropertySymbols:m,getPrototypeOf:h}=Object,g=globalThis,ee=g.trustedTypes,te=ee?ee.emptyScript:``,ne=g.reactiveElementPolyfillSupport,_=(e,t)=>e,re={toAttribute(e,t){switch(t){case Boolean:e=e?te:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch{n=null}}return n}},ie=(e,t)=>!u(e,t),ae={attribute:!0,type:String,converter:re,reflect:!1,useDefault:!1,hasChanged:ie};Symbol.metadata??=Symbol(`metadata`),g.litPropertyMetadata??=new WeakMap;var v=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=ae){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&d(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:i}=f(this.prototype,e)??{get(){return this[t]},set(e){this[t]=e}};return{get:r,set(t){let a=r?.call(this);i?.call(this,t),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??ae}static _$Ei(){if(this.hasOwnProperty(_(`elementProperties`)))return;let e=h(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(_(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(_(`properties`))){let e=this.properties,t=[...p(e),...m(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(l(e))}else e!==void 0&&t.push(l(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return c(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){let i=(n.converter?.toAttribute===void 0?re:n.converter).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let e=n.getPropertyOptions(r),i=typeof e.converter==`function`?{fromAttribute:e.converter}:e.converter?.fromAttribute===void 0?re:e.converter;this._$Em=r;let a=i.fromAttribute(t,e.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){let a=this.constructor;if(!1===r&&(i=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??ie)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(e=>e.hostUpdate?.()),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(e){}firstUpdated(e){}};v.elementStyles=[],v.shadowRootOptions={mode:`open`},v[_(`elementProperties`)]=new Map,v[_(`finalized`)]=new Map,ne?.({ReactiveElement:v}),(g.reactiveElementVersions??=[]).push(`2.1.2`);var oe=globalThis,se=e=>e,y=oe.trustedTypes,ce=y?y.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,le=`$lit$`,b=`lit$${Math.random().toFixed(9).slice(2)}$`,ue=`?`+b,de=`<${ue}>`,x=document,S=()=>x.createComment(``),C=e=>e===null||typeof e!=`object`&&typeof e!=`function`,fe=Array.isArray,pe=e=>fe(e)||typeof e?.[Symbol.iterator]==`function`,me=`[ 	
\f\r]`,w=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,he=/-->/g,ge=/>/g,T=RegExp(`>|${me}(?:([^\\s"'>=/]+)(${me}*=${me}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),_e=/'/g,ve=/"/g,ye=/^(?:script|style|textarea|title)$/i,be=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),E=be(1),D=be(2),O=Symbol.for(`lit-noChange`),k=Symbol.for(`lit-nothing`),xe=new WeakMap,A=x.createTreeWalker(x,129);function Se(e,t){if(!fe(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return ce===void 0?t:ce.createHTML(t)}var Ce=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=w;for(let t=0;t<n;t++){let n=e[t],s,c,l=-1,u=0;for(;u<n.length&&(o.lastIndex=u,c=o.exec(n),c!==null);)u=o.lastIndex,o===w?c[1]===`!--`?o=he:c[1]===void 0?c[2]===void 0?c[3]!==void 0&&(o=T):(ye.test(c[2])&&(i=RegExp(`</`+c[2],`g`)),o=T):o=ge:o===T?c[0]===`>`?(o=i??w,l=-1):c[1]===void 0?l=-2:(l=o.lastIndex-c[2].length,s=c[1],o=c[3]===void 0?T:c[3]===`"`?ve:_e):o===ve||o===_e?o=T:o===he||o===ge?o=w:(o=T,i=void 0);let d=o===T&&e[t+1].startsWith(`/>`)?` `:``;a+=o===w?n+de:l>=0?(r.push(s),n.slice(0,l)+le+n.slice(l)+b+d):n+b+(l===-2?t:d)}return[Se(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},we=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=Ce(t,n);if(this.el=e.createElement(l,r),A.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=A.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(le)){let t=u[o++],n=i.getAttribute(e).split(b),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?De:r[1]===`?`?Oe:r[1]===`@`?ke:M}),i.removeAttribute(e)}else e.startsWith(b)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(ye.test(i.tagName)){let e=i.textContent.split(b),t=e.length-1;if(t>0){i.textContent=y?y.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],S()),A.nextNode(),c.push({type:2,index:++a});i.append(e[t],S())}}}else if(i.nodeType===8){if(i.data===ue)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(b,e+1))!==-1;)c.push({type:7,index:a}),e+=b.length-1}}a++}}static createElement(e,t){let n=x.createElement(`template`);return n.innerHTML=e,n}};function j(e,t,n=e,r){if(t===O)return t;let i=r===void 0?n._$Cl:n._$Co?.[r],a=C(t)?void 0:t._$litDirective$;return i?.constructor!==a&&(i?._$AO?.(!1),a===void 0?i=void 0:(i=new a(e),i._$AT(e,n,r)),r===void 0?n._$Cl=i:(n._$Co??=[])[r]=i),i!==void 0&&(t=j(e,i._$AS(e,t.values),i,r)),t}var Te=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??x).importNode(t,!0);A.currentNode=r;let i=A.nextNode(),a=0,o=0,s=n[0];for(;s!==void 0;){if(a===s.index){let t;s.type===2?t=new Ee(i,i.nextSibling,this,e):s.type===1?t=new s.ctor(i,s.name,s.strings,this,e):s.type===6&&(t=new Ae(i,this,e)),this._$AV.push(t),s=n[++o]}a!==s?.index&&(i=A.nextNode(),a++)}return A.currentNode=x,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},Ee=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=k,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=j(this,e,t),C(e)?e===k||e==null||e===``?(this._$AH!==k&&this._$AR(),this._$AH=k):e!==this._$AH&&e!==O&&this._(e):e._$litType$===void 0?e.nodeType===void 0?pe(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==k&&C(this._$AH)?this._$AA.nextSibling.data=e:this.T(x.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n==`number`?this._$AC(e):(n.el===void 0&&(n.el=we.createElement(Se(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let e=new Te(r,this),n=e.u(this.options);e.p(t),this.T(n),this._$AH=e}}_$AC(e){let t=xe.get(e.strings);return t===void 0&&xe.set(e.strings,t=new we(e)),t}k(t){fe(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(S()),this.O(S()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let t=se(e).nextSibling;se(e).remove(),e=t}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},M=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=k,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=k}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=j(this,e,t,0),a=!C(e)||e!==this._$AH&&e!==O,a&&(this._$AH=e);else{let r=e,o,s;for(e=i[0],o=0;o<i.length-1;o++)s=j(this,r[n+o],t,o),s===O&&(s=this._$AH[o]),a||=!C(s)||s!==this._$AH[o],s===k?e=k:e!==k&&(e+=(s??``)+i[o+1]),this._$AH[o]=s}a&&!r&&this.j(e)}j(e){e===k?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??``)}},De=class extends M{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===k?void 0:e}},Oe=class extends M{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==k)}},ke=class extends M{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){if((e=j(this,e,t,0)??k)===O)return;let n=this._$AH,r=e===k&&n!==k||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==k&&(n===k||r);r&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH==`function`?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Ae=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){j(this,e)}},je=oe.litHtmlPolyfillSupport;je?.(we,Ee),(oe.litHtmlVersions??=[]).push(`3.3.3`);var Me=(e,t,n)=>{let r=n?.renderBefore??t,i=r._$litPart$;if(i===void 0){let e=n?.renderBefore??null;r._$litPart$=i=new Ee(t.insertBefore(S(),e),e,void 0,n??{})}return i._$AI(e),i},Ne=globalThis,N=class extends v{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Me(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return O}};N._$litElement$=!0,N.finalized=!0,Ne.litElementHydrateSupport?.({LitElement:N});var Pe=Ne.litElementPolyfillSupport;Pe?.({LitElement:N}),(Ne.litElementVersions??=[]).push(`4.2.2`);var Fe={meter_card_name:`Hameau: live meter`,meter_card_description:`Power against the contract, and when the breaker would open.`,day_card_name:`Hameau: day curve`,day_card_description:`The power of a day, its peak and its tariff periods.`,strategy_name:`Hameau`,strategy_description:`Your meter, live and day by day.`,form_device:`Meter`,form_title:`Title`,view_title:`Meter`,to_energy:`Energy dashboard`,link_live:`Live`,link_starting:`Listening…`,link_silent:`Silent`,link_garbled:`Garbled`,link_down:`Out of reach`,age_now:`just now`,age_ago:`{age} ago`,quality:`{quality} of the lines read`,starting_title:`Waiting for the first frame`,starting_advice:`A Linky speaks every one or two seconds: the values will be there in a moment.`,silent_title:`The meter has fallen silent`,silent_advice:`Nothing has come since. Check that the receiver is plugged into I1 and I2 of the meter, or that the transmitter has power.`,garbled_title:`The meter speaks, but it cannot be read`,garbled_advice:`Data comes, yet no line is valid. Check the speed (1200 or 9600 baud), the wiring and the length of the cable.`,down_title:`The receiver does not answer`,down_advice:`Hameau keeps trying. Check that the adapter is plugged in or that the network address is right.`,since:`since {time} ({age})`,open_integration:`Open the integration`,no_meter_title:`No meter yet`,no_meter_text:`Hameau reads the customer output (TIC) of your Linky by radio, USB or network. You can also try it without any hardware.`,no_meter_ask:`Ask an administrator to add it.`,add_meter:`Add a meter`,meter_gone_title:`This meter is no longer there`,meter_gone_text:`It was removed or switched off. Choose another one in the settings of this card.`,of_contract:`{percent} of {limit}`,power_missing:`no value`,before_cut:`before the breaker opens`,at_power:`at\xA0{power}`,ring_caption:`of the cut`,ring_label:`The breaker’s heating stands at {percent} of its threshold`,holds_title:`The breaker holds`,holds_text:`{available} still available.`,holds_text_phase:`{available} still available on phase {phase}.`,above_title:`The breaker holds`,above_text:`Over the contract, but for as long as you like at this power.`,above_text_phase:`Phase {phase} is over its third of the contract, but for as long as you like at this power.`,above_text_plain:`Over the contract.`,above_title_plain:`More than your contract`,holds_title_plain:`Within your contract`,example:`At {power}, it would hold {time}.`,cutting_title:`The breaker is going to open`,cutting_text:`Switch off {power} or more and it holds.`,cutting_text_phase:`Switch off {power} or more on phase {phase} and it holds.`,open_title:`The breaker is open`,open_why:`Reason: {reason}.`,open_text:`Switch appliances off, then close it with the + button of the meter.`,untold_title:`Contract power not known yet`,untold_text:`The meter says it within a frame or two.`,rail_subscribed:`{power} contract`,rail_cut:`may open beyond {power}`,rail_label:`{power} drawn, contract {limit}, the breaker may open beyond {cut}`,phase:`Phase {phase}`,phase_missing:`no value`,phase_absent:`no voltage`,fact_period:`Period`,fact_contract:`Contract`,fact_today:`Today`,fact_tomorrow:`Tomorrow`,fact_injected:`Injected`,fact_energy:`Energy today`,fact_peak:`Mobile peak`,until:`until {time}`,until_then:`until {time}, then {period}`,unknown:`not known`,not_announced:`not announced`,colour_blue:`Blue`,colour_white:`White`,colour_red:`Red`,peak_now:`now`,peak_announced:`announced`,no_history:`no history yet`,day_title:`Day curve`,today:`Today`,yesterday:`Yesterday`,previous_day:`Previous day`,next_day:`Next day`,back_to_today:`Back to today`,show_table:`Table`,show_chart:`Chart`,day_navigation:`Day shown`,chart_label:`Power curve, {day}. {summary}`,summary_peak:`Peak {power} at {time}.`,legend_mean:`mean`,legend_peak:`peaks`,legend_over:`over the contract`,legend_before:`the day before`,legend_now:`now`,legend_injected:`injected`,peak_mark:`{power} · {time}`,day_peak:`Peak`,day_energy:`Drawn`,day_injected:`Injected`,share_of_contract:`{percent} of {limit}`,at_time:`at {time}`,missing_time:`{duration} without data`,hourly_only:`Hourly means`,no_data_title:`Nothing recorded on that day`,no_data_today:`The curve starts five minutes after the first frame.`,no_data_today_title:`The curve is on its way`,no_data_past:`Home Assistant was not listening to the meter, or the power’s history is switched off.`,no_power_title:`The power is not followed`,no_power_text:`Switch on the entity “Apparent power” of this meter to see its curve.`,failed_title:`The history could not be read`,failed_text:`Home Assistant did not answer. Hameau tries again by itself.`,chart_failed:`The chart could not be loaded: reload the page. The table is there.`,loading:`Loading…`,table_caption:`Power hour by hour, {day}`,table_hour:`Hour`,table_mean:`Mean`,table_max:`Peak`,table_period:`Period`,table_missing:`no data`,tip_missing:`no data`},Ie={en:Fe,fr:{meter_card_name:`Hameau\xA0: compteur en direct`,meter_card_description:`La puissance face à l’abonnement, et quand le disjoncteur s’ouvrirait.`,day_card_name:`Hameau\xA0: courbe du jour`,day_card_description:`La puissance d’une journée, sa pointe et ses périodes tarifaires.`,strategy_name:`Hameau`,strategy_description:`Votre compteur, en direct et jour après jour.`,form_device:`Compteur`,form_title:`Titre`,view_title:`Compteur`,to_energy:`Tableau Énergie`,link_live:`En direct`,link_starting:`À l’écoute…`,link_silent:`Silencieux`,link_garbled:`Illisible`,link_down:`Injoignable`,age_now:`à l’instant`,age_ago:`il y a {age}`,quality:`{quality} des lignes lues`,starting_title:`En attente de la première trame`,starting_advice:`Un Linky parle toutes les une ou deux secondes\xA0: les valeurs seront là dans un instant.`,silent_title:`Le compteur ne parle plus`,silent_advice:`Rien n’est arrivé depuis. Vérifiez que le récepteur est relié à I1 et I2 du compteur, ou que l’émetteur est alimenté.`,garbled_title:`Le compteur parle, mais on ne le comprend pas`,garbled_advice:`Des données arrivent, mais aucune ligne n’est valide. Vérifiez la vitesse (1200 ou 9600 bauds), le câblage et la longueur du câble.`,down_title:`Le récepteur ne répond pas`,down_advice:`Hameau réessaie sans cesse. Vérifiez que l’adaptateur est branché ou que l’adresse réseau est la bonne.`,since:`depuis {time} ({age})`,open_integration:`Ouvrir l’intégration`,no_meter_title:`Pas encore de compteur`,no_meter_text:`Hameau lit la sortie client (TIC) de votre Linky par radio, USB ou réseau. Vous pouvez aussi l’essayer sans aucun matériel.`,no_meter_ask:`Demandez à un administrateur de l’ajouter.`,add_meter:`Ajouter un compteur`,meter_gone_title:`Ce compteur n’est plus là`,meter_gone_text:`Il a été retiré ou désactivé. Choisissez-en un autre dans les réglages de cette carte.`,of_contract:`{percent} de {limit}`,power_missing:`pas de valeur`,before_cut:`avant l’ouverture du disjoncteur`,at_power:`à\xA0{power}`,ring_caption:`du seuil`,ring_label:`L’échauffement compté par le disjoncteur est à {percent} de son seuil`,holds_title:`Le disjoncteur tient`,holds_text:`Encore {available} disponibles.`,holds_text_phase:`Encore {available} disponibles sur la phase {phase}.`,above_title:`Le disjoncteur tient`,above_text:`Au-dessus de l’abonnement, mais sans limite de durée à cette puissance.`,above_text_phase:`La phase {phase} dépasse son tiers de l’abonnement, mais sans limite de durée à cette puissance.`,above_text_plain:`Au-dessus de l’abonnement.`,above_title_plain:`Plus que votre abonnement`,holds_title_plain:`Dans votre abonnement`,example:`À {power}, il tiendrait {time}.`,cutting_title:`Le disjoncteur va s’ouvrir`,cutting_text:`Éteignez au moins {power} et il tiendra.`,cutting_text_phase:`Éteignez au moins {power} sur la phase {phase} et il tiendra.`,open_title:`Le disjoncteur est ouvert`,open_why:`Raison\xA0: {reason}.`,open_text:`Éteignez des appareils, puis refermez-le avec la touche + du compteur.`,untold_title:`Puissance souscrite pas encore connue`,untold_text:`Le compteur la donne en une ou deux trames.`,rail_subscribed:`{power} souscrits`,rail_cut:`coupure possible au-delà de {power}`,rail_label:`{power} tirés, {limit} souscrits, coupure possible au-delà de {cut}`,phase:`Phase {phase}`,phase_missing:`pas de valeur`,phase_absent:`sans tension`,fact_period:`Période`,fact_contract:`Contrat`,fact_today:`Aujourd’hui`,fact_tomorrow:`Demain`,fact_injected:`Injection`,fact_energy:`Énergie du jour`,fact_peak:`Pointe mobile`,until:`jusqu’à {time}`,until_then:`jusqu’à {time}, puis {period}`,unknown:`inconnu`,not_announced:`pas encore annoncé`,colour_blue:`Bleu`,colour_white:`Blanc`,colour_red:`Rouge`,peak_now:`en cours`,peak_announced:`annoncée`,no_history:`pas encore d’historique`,day_title:`Courbe du jour`,today:`Aujourd’hui`,yesterday:`Hier`,previous_day:`Jour précédent`,next_day:`Jour suivant`,back_to_today:`Revenir à aujourd’hui`,show_table:`Tableau`,show_chart:`Courbe`,day_navigation:`Jour affiché`,chart_label:`Courbe de puissance, {day}. {summary}`,summary_peak:`Pointe {power} à {time}.`,legend_mean:`moyenne`,legend_peak:`pointes`,legend_over:`au-delà de l’abonnement`,legend_before:`la veille`,legend_now:`maintenant`,legend_injected:`injecté`,peak_mark:`{power} · {time}`,day_peak:`Pointe`,day_energy:`Soutiré`,day_injected:`Injecté`,share_of_contract:`{percent} de {limit}`,at_time:`à {time}`,missing_time:`{duration} sans données`,hourly_only:`Moyennes horaires`,no_data_title:`Rien d’enregistré ce jour-là`,no_data_today:`La courbe commence cinq minutes après la première trame.`,no_data_today_title:`La courbe arrive`,no_data_past:`Home Assistant n’écoutait pas le compteur, ou l’historique de la puissance est désactivé.`,no_power_title:`La puissance n’est pas suivie`,no_power_text:`Activez l’entité «\xA0Puissance apparente\xA0» de ce compteur pour voir sa courbe.`,failed_title:`L’historique n’a pas pu être lu`,failed_text:`Home Assistant n’a pas répondu. Hameau réessaie de lui-même.`,chart_failed:`Le graphique n’a pas pu être chargé\xA0: rechargez la page. Le tableau est là.`,loading:`Chargement…`,table_caption:`Puissance heure par heure, {day}`,table_hour:`Heure`,table_mean:`Moyenne`,table_max:`Pointe`,table_period:`Période`,table_missing:`pas de données`,tip_missing:`pas de données`}};function Le(e){let t=Ie[e.split(`-`)[0]??`en`]??Fe;return(e,n={})=>t[e].replace(/\{(\w+)\}/g,(e,t)=>n[t]??e)}function Re(){return document.querySelector(`home-assistant`)?.hass?.language||document.documentElement.lang||navigator.language}var P=e=>Le(e?.language??Re()),ze=`hameau`,Be=[`sensor/apparent_power`,`sensor/link_state`,`sensor/tariff_period`,`sensor/energy_total`],Ve=new WeakMap;function F(e){let t=Ve.get(e.entities);if(t&&t.every(t=>t.name===Ue(e,t.device)))return t;let n=new Map;for(let t of Object.values(e.entities)){if(t.platform!==ze||!t.device_id||!t.translation_key)continue;let e=n.get(t.device_id)??new Map;e.set(`${t.entity_id.split(`.`)[0]}/${t.translation_key}`,t.entity_id),n.set(t.device_id,e)}let r=[...n].filter(([,e])=>Be.some(t=>e.has(t))).map(([t,n])=>({device:t,name:Ue(e,t),ids:n})).sort((t,n)=>t.name.localeCompare(n.name,e.language)||(t.device<n.device?-1:1));return Ve.set(e.entities,r),r}function He(e,t){let n=F(e);return t?n.find(e=>e.device===t):n[0]}function I(e,t,n){let r=t.ids.get(n);return r===void 0?void 0:e.states[r]}function Ue(e,t){let n=e.devices[t];return n?.name_by_user||n?.name||`Linky`}var We=class extends N{static properties={hass:{attribute:!1},config:{state:!0}};#e;static getStubConfig(e){let t=F(e)[0];return t?{device:t.device}:{}}static getConfigForm(){return{schema:[{name:`device`,selector:{device:{integration:`hameau`}}},{name:`title`,selector:{text:{}}}],computeLabel:({name:e})=>P(void 0)(`form_${e}`)}}setConfig(e){if(e.device!==void 0&&typeof e.device!=`string`)throw Error(`device: a device id is expected`);this.config=e}getGridOptions(){return{columns:12,min_columns:6,rows:`auto`}}get meter(){return this.hass&&He(this.hass,this.config?.device)}connectedCallback(){super.connectedCallback(),this.#e=setInterval(()=>{document.visibilityState===`visible`&&this.hass&&this.tick()},1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#e)}shouldUpdate(e){if(!this.hass||!this.config)return!1;if(e.size>1||!e.has(`hass`))return!0;let t=e.get(`hass`);return!t||this.#t(t,this.hass)}#t(e,t){if([`entities`,`devices`,`locale`,`language`,`themes`,`formatEntityState`].some(n=>e[n]!==t[n]))return!0;let n=this.meter;return!!n&&this.watched(n).some(n=>e.states[n]!==t.states[n])}},Ge=s`
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
  .gone {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`,L=6e4,R=60*L,Ke=new Map;function z(e){return e.locale.time_zone===`server`?e.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone||e.config.time_zone}function B(e,t){let n=Ke.get(t);return n||(n=new Intl.DateTimeFormat(`en-US`,{year:`numeric`,month:`numeric`,day:`numeric`,hour:`numeric`,minute:`numeric`,timeZone:t,hourCycle:`h23`,calendar:`gregory`}),Ke.set(t,n)),Object.fromEntries(n.formatToParts(e).map(({type:e,value:t})=>[e,Number(t)]))}function qe(e,t,n,r,i){let a=Date.UTC(e,t-1,n,r),o=e=>{let t=B(e,i);return Date.UTC(t.year,t.month-1,t.day,t.hour,t.minute)-Math.floor(e/L)*L},s=a-o(a);return a-o(Math.min(s,a-o(s)))}function V(e,t,n=0){let r=B(e,t);return qe(r.year,r.month,r.day+n,0,t)}function Je(e,t,n){let r=B(e,t),i=[];for(let e=0;e<=24;e+=n)i.push(qe(r.year,r.month,r.day,e,t));return i}function Ye(e,t,n){let r=B(e,n),i=B(t,n);return qe(i.year,i.month,i.day,r.hour,n)+r.minute*L}var Xe=` `,Ze={comma_decimal:`en-US`,decimal_comma:`de`,space_comma:`fr`,quote_decimal:`de-CH`},Qe=new Map;function H(e){let{number_format:t=`language`,time_format:n=`language`}=e.locale,r=e.locale.language||e.language,i=z(e),a=[r,t,n,i].join(`|`),o=Qe.get(a);return o||Qe.set(a,o=$e(r,t,n,i)),o}function $e(e,t,n,r){let i=t===`system`?void 0:Ze[t]??e,a=n===`system`?void 0:e,o=new Intl.DateTimeFormat(a,{hour:`numeric`}).resolvedOptions().hour12??!1,s=n===`12`||n!==`24`&&o,c={hour:s?`numeric`:`2-digit`,minute:`2-digit`,hour12:s,timeZone:r},l=new Intl.DateTimeFormat(a,s?{hour:`numeric`,hour12:s,timeZone:r}:c),u=new Intl.DateTimeFormat(a,c),d=new Intl.DateTimeFormat(a,{weekday:`short`,...c}),f=new Intl.DateTimeFormat(e,{weekday:`long`,day:`numeric`,month:`long`,timeZone:r}),p=new Intl.DateTimeFormat(e,{weekday:`short`,day:`numeric`,month:`short`,timeZone:r}),m=(e,n=0,r=n)=>new Intl.NumberFormat(i,{minimumFractionDigits:r,maximumFractionDigits:n,...t===`none`?{useGrouping:!1}:{}}).format(Object.is(e,-0)?0:e),h=(e,t,n=0,r=n)=>`${m(e,n,r)}\u00a0${t}`,g=e.startsWith(`fr`);return{number:(e,t)=>m(e,t),quantity:h,va:e=>h(e,`VA`),kva:e=>h(e/1e3,`kVA`,1,0),percent:e=>g?`${m(e)}${Xe}%`:`${m(e)}%`,money:(t,n)=>new Intl.NumberFormat(i??e,{style:`currency`,currency:n}).format(t),time:e=>u.format(e),dayTime:e=>d.format(e),hour:e=>l.format(e),day:e=>f.format(e),shortDay:e=>p.format(e),duration:e=>et(e,g?`j`:`d`)}}function et(e,t){let n=Math.max(0,Math.floor(e)),r=(e,t,n,r)=>n?`${e}\u00a0${t}\u00a0${n}\u00a0${r}`:`${e}\u00a0${t}`;return n<60?`${n}\u00a0s`:n<3600?r(Math.floor(n/60),`min`,n%60,`s`):n<86400?r(Math.floor(n/3600),`h`,Math.floor(n%3600/60),`min`):`${Math.floor(n/86400)}\u00a0${t}`}var tt={alert:`M13 14H11V9H13M13 18H11V16H13M1 21H23L12 2L1 21Z`,clock:`M12,20A8,8 0 0,0 20,12A8,8 0 0,0 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20M12,2A10,10 0 0,1 22,12A10,10 0 0,1 12,22C6.47,22 2,17.5 2,12A10,10 0 0,1 12,2M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z`,contract:`M6,2A2,2 0 0,0 4,4V20A2,2 0 0,0 6,22H18A2,2 0 0,0 20,20V8L14,2H6M6,4H13V9H18V20H6V4M8,12V14H16V12H8M8,16V18H13V16H8Z`,curve:`M9.96,11.31C10.82,8.1 11.5,6 13,6C14.5,6 15.18,8.1 16.04,11.31C17,14.92 18.1,19 22,19V17C19.8,17 19,14.54 17.97,10.8C17.08,7.46 16.15,4 13,4C9.85,4 8.92,7.46 8.03,10.8C7.03,14.54 6.2,17 4,17V2H2V22H22V20H4V19C7.9,19 9,14.92 9.96,11.31Z`,down:`M12,2C17.53,2 22,6.47 22,12C22,17.53 17.53,22 12,22C6.47,22 2,17.53 2,12C2,6.47 6.47,2 12,2M15.59,7L12,10.59L8.41,7L7,8.41L10.59,12L7,15.59L8.41,17L12,13.41L15.59,17L17,15.59L13.41,12L17,8.41L15.59,7Z`,energy:`M11 15H6L13 1V9H18L11 23V15Z`,holds:`M21,11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1L21,5V11M12,21C15.75,20 19,15.54 19,11.22V6.3L12,3.18L5,6.3V11.22C5,15.54 8.25,20 12,21M10,17L6,13L7.41,11.59L10,14.17L16.59,7.58L18,9`,injected:`M11.39 5.45L9.61 4.55L10.87 2H19.34L20.61 4.55L18.83 5.44L18.11 4H12.11L11.39 5.45M21.73 8H17.2L16.41 5H13.81L13 8H8.5L7.21 10.55L9 11.44L9.73 10H20.5L21.21 11.45L23 10.56L21.73 8M20.88 22H18.81L18.57 21.1L15.11 15.9L11.64 21.1L11.41 22H9.34L12.23 11H14.3L13.94 12.35L15.11 14.1L16.27 12.35L15.92 11H18L20.88 22M14.5 15L13.61 13.65L12.43 18.13L14.5 15M17.79 18.12L16.61 13.64L15.71 15L17.79 18.12M9 16L5 12V15H1V17H5V20L9 16Z`,meter:`M21 11C21 6.03 16.97 2 12 2S3 6.03 3 11C3 14.92 5.5 18.24 9 19.5V22H11V19.94C11.33 20 11.66 20 12 20S12.67 20 13 19.94V22H15V19.5C18.5 18.24 21 14.92 21 11M12 18C8.14 18 5 14.86 5 11S8.14 4 12 4 19 7.14 19 11 15.86 18 12 18M8 7H16V9H8V7M12.75 10L9.75 13L11 14.25L9.75 15.5L11.25 17L14.25 14L13 12.75L14.25 11.5L12.75 10Z`,next:`M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z`,open:`M17,10H13L17,2H7V4.18L15.46,12.64M3.27,3L2,4.27L7,9.27V13H10V22L13.58,15.86L17.73,20L19,18.73L3.27,3Z`,peak:`M23,12L20.56,14.78L20.9,18.46L17.29,19.28L15.4,22.46L12,21L8.6,22.47L6.71,19.29L3.1,18.47L3.44,14.78L1,12L3.44,9.21L3.1,5.53L6.71,4.72L8.6,1.54L12,3L15.4,1.54L17.29,4.72L20.9,5.54L20.56,9.22L23,12M20.33,12L18.5,9.89L18.74,7.1L16,6.5L14.58,4.07L12,5.18L9.42,4.07L8,6.5L5.26,7.09L5.5,9.88L3.67,12L5.5,14.1L5.26,16.9L8,17.5L9.42,19.93L12,18.81L14.58,19.92L16,17.5L18.74,16.89L18.5,14.1L20.33,12M11,15H13V17H11V15M11,7H13V13H11V7`,previous:`M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z`,table:`M4,3H20A2,2 0 0,1 22,5V20A2,2 0 0,1 20,22H4A2,2 0 0,1 2,20V5A2,2 0 0,1 4,3M4,7V10H8V7H4M10,7V10H14V7H10M20,10V7H16V10H20M4,12V15H8V12H4M4,20H8V17H4V20M10,12V15H14V12H10M10,20H14V17H10V20M20,20V17H16V20H20M20,12H16V15H20V12Z`,wait:`M6,2H18V8H18V8L14,12L18,16V16H18V22H6V16H6V16L10,12L6,8V8H6V2M16,16.5L12,12.5L8,16.5V20H16V16.5M12,11.5L16,7.5V4H8V7.5L12,11.5M10,6H14V6.75L12,8.75L10,6.75V6Z`},U=(e,t=24)=>E`<svg viewBox="0 0 24 24" width=${t} height=${t} fill="currentColor" aria-hidden="true"><path d=${tt[e]}></path></svg>`,nt={blue:D`<circle cx="12" cy="12" r="8" fill="var(--blue-color, #2196f3)"></circle>`,white:D`<circle cx="12" cy="12" r="7" fill="#fff" stroke="var(--secondary-text-color, #727272)" stroke-width="2"></circle>`,red:D`<path d="M12 2 22 12 12 22 2 12Z" fill="var(--red-color, #f44336)"></path>`},rt=e=>E`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" data-colour=${e}>${nt[e]}</svg>`,it=()=>E`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <circle cx="12" cy="12" r="7" fill="none" stroke="var(--secondary-text-color, #727272)" stroke-width="2" stroke-dasharray="3 3"></circle>
  </svg>`,at=3e5,W;async function ot(e,t){let[n,r]=await st(e),i=(n.energy_sources??[]).filter(e=>e.type===`grid`).flatMap(e=>e.flow_from??[e]).flatMap(e=>{let n=e.stat_energy_from;if(!n||!t.has(n))return[];let i=e.stat_cost??r.cost_sensors?.[n];return i?[i]:[]});return[...new Set(i)]}function st(e){if(!W||Date.now()-W.at>at){let t=t=>e.callWS({type:t}).catch(()=>({}));W={at:Date.now(),asked:Promise.all([t(`energy/get_prefs`),t(`energy/info`)])}}return W.asked}function G(e,t,n,r,i,a){return t.length===0?Promise.resolve({}):e.callWS({type:`recorder/statistics_during_period`,start_time:new Date(n).toISOString(),end_time:new Date(r).toISOString(),statistic_ids:t,period:i,types:a,units:{energy:`kWh`}})}function ct(e=[],t=[]){let n=new Set(e.filter(lt).map(e=>Math.floor(e.start/R))),r=t.filter(e=>lt(e)&&!n.has(Math.floor(e.start/36e5)));return[...e.filter(lt),...r].map(e=>({start:e.start,end:e.end,mean:e.mean,max:e.max??e.mean})).sort((e,t)=>e.start-t.start)}var lt=e=>typeof e.mean==`number`&&Number.isFinite(e.mean);function ut(e=[],t=[]){let n=new Set(t.map(e=>Math.floor(e.start/R))),r=e.filter(e=>!n.has(Math.floor(e.start/R))),i=[...t,...r].map(e=>e.change).filter(e=>typeof e==`number`);return i.length?i.reduce((e,t)=>e+t,0):null}async function dt(e,t,n,r){let[i,a]=await Promise.all([G(e,t,n,r,`5minute`,[`change`]),G(e,t,n,r,`hour`,[`change`])]);return new Map(t.map(e=>[e,ut(i[e],a[e])]))}var ft=5*L,pt=2e4,mt=e=>Math.floor((e-pt)/ft);function ht(e){return[...[...e.ids].filter(([e])=>e.startsWith(`sensor/index_`)&&!e.includes(`_eai`)).map(([,e])=>e),e.ids.get(`sensor/energy_total`)].filter(e=>e!==void 0)}function gt(e,t){let n=e.map(e=>t.get(e)).filter(e=>typeof e==`number`);return n.length?n.reduce((e,t)=>e+t,0):null}var _t=class{changed;value;#e=``;constructor(e){this.changed=e}refresh(e,t){let n=Date.now(),r=`${t.device}|${mt(n)}`,i=t.ids.get(`sensor/energy_total`);r!==this.#e&&i&&(this.#e=r,this.#t(e,t,i,n).then(e=>{r===this.#e&&(this.value=e??this.value??{kwh:null,cost:null},this.changed())}))}async#t(e,t,n,r){try{let i=await ot(e,new Set(ht(t))),a=await dt(e,[n,...i],V(r,z(e)),r);return{kwh:a.get(n)??null,cost:gt(i,a)}}catch(e){if(vt(e))return;throw e}}},vt=e=>typeof e==`number`||typeof e==`object`&&!!e&&`code`in e&&`message`in e,yt={mVA:.001,VA:1,kVA:1e3,mW:.001,W:1,kW:1e3,MW:1e6,mA:.001,A:1,mV:.001,V:1,kV:1e3,Wh:.001,kWh:1,MWh:1e3,ms:.001,s:1,min:60,h:3600,d:86400,"%":1},K=e=>e===void 0||e===``||e===`unknown`||e===`unavailable`;function q(e){if(!e||K(e.state))return null;let t=Number(e.state);if(!Number.isFinite(t))return null;let n=e.attributes.unit_of_measurement;return t*(typeof n==`string`?yt[n]??1:1)}function J(e){return!e||K(e.state)?null:e.state}function bt(e){if(!e||K(e.state))return null;let t=Date.parse(e.state);return Number.isNaN(t)?null:t}async function xt(e,t,n,r,i){let a=V(i,n,r),o=V(i,n,r+1),s=Math.min(o,i),c=t.ids.get(`sensor/apparent_power`),l=t.ids.get(`sensor/apparent_power_injected`),u=V(i,n,r-1),[d,f,p,m]=await Promise.all([St(e,[c,l],a,o),St(e,[c],u,a),wt(e,t.ids.get(`sensor/tariff_period`),a,s),Et(e,t,a,s)]);return{start:a,end:o,until:s,curve:d(c),injected:d(l).filter(e=>e.max>0),before:f(c).map(e=>Ct(e,u,a,o,n)),bands:p,...m}}async function St(e,t,n,r){let i=t.filter(e=>e!==void 0),[a,o]=await Promise.all([G(e,i,n,r,`5minute`,[`mean`,`max`]),G(e,i,n,r,`hour`,[`mean`,`max`])]);return t=>{if(t===void 0)return[];let n=e.states[t]?.attributes.unit_of_measurement===`kVA`?1e3:1;return ct(a[t],o[t]).map(e=>({...e,mean:e.mean*n,max:e.max*n}))}}function Ct(e,t,n,r,i){let a=n-t===r-n?n-t:Ye(e.start,n,i)-e.start;return{...e,start:e.start+a,end:e.end+a}}async function wt(e,t,n,r){return!t||r<=n?[]:Tt((await e.callWS({type:`history/history_during_period`,start_time:new Date(n).toISOString(),end_time:new Date(r).toISOString(),entity_ids:[t],minimal_response:!0,no_attributes:!0,significant_changes_only:!1}))[t]??[],n,r)}function Tt(e,t,n){let r=[];return e.forEach((i,a)=>{let o=Math.max(t,i.lu*1e3),s=Math.min(n,(e[a+1]?.lu??1/0)*1e3);if(s<=o||K(i.s))return;let c=r.at(-1);c&&c.state===i.s&&c.end===o?r[r.length-1]={...c,end:s}:r.push({start:o,end:s,state:i.s})}),r}async function Et(e,t,n,r){let i=t.ids.get(`sensor/energy_total`),a=t.ids.get(`sensor/energy_injected`),o=[...t.ids].filter(([e])=>/^sensor\/index_(easf|base|hc|ejp|bbr)/.test(e)).map(([,e])=>e),s=await ot(e,new Set(ht(t))),c=await dt(e,[i,a,...o,...s].filter(e=>e!==void 0),n,r),l=o.map(t=>({name:Dt(e,t),kwh:c.get(t)??0})).filter(e=>e.kwh>=.005).sort((e,t)=>t.kwh-e.kwh),u=o.length>1?l:[];return{kwh:(i?c.get(i):null)??(l.length?l.reduce((e,t)=>e+t.kwh,0):null),injectedKwh:(a?c.get(a):null)??null,cost:gt(s,c),totals:u}}function Dt(e,t){let n=e.states[t];return(n&&e.formatEntityName?.(n,{type:`entity`})||e.entities[t]?.name||String(n?.attributes.friendly_name??t)).replace(/^index (?!\d+$)/i,``)}function Y(e,t){let n=n=>q(I(e,t,`sensor/${n}`)),r=n(`apparent_power`),i=n(`power_available`);return n(`subscribed_power`)??n(`cutoff_power`)??(r!==null&&i!==null?r+i:null)}function Ot(e,t){return(t?[...e.curve,t]:e.curve).reduce((e,t)=>!e||t.max>e.max?t:e,void 0)}var kt=e=>e.curve.at(-1)?.end??e.start;function At(e){let t=e.curve.reduce((t,n)=>t+Math.min(n.end,e.until)-n.start,0),n=e.curve.at(-1),r=n?.end??e.start,i=n?n.end-n.start+10*L:0,a=e.until-r<i?Math.min(r,e.until):e.until;return Math.max(0,a-e.start-t)}var jt=e=>e.curve.length>0&&e.curve.every(e=>e.end-e.start>=36e5);function Mt(e){let t=[];for(let n=e.start;n<e.until;n+=R){let r=Math.min(n+R,e.end),i=e.curve.filter(e=>e.start>=n&&e.start<r),a=i.reduce((e,t)=>e+t.end-t.start,0),o=i.reduce((e,t)=>e+t.mean*(t.end-t.start),0),s=e=>Math.min(r,e.end)-Math.max(n,e.start),c=e.bands.filter(e=>s(e)>0).sort((e,t)=>s(t)-s(e))[0],l=i.length?Math.max(...i.map(e=>e.max)):null;t.push({start:n,end:r,mean:a?o/a:null,max:l,period:c?.state??null})}return t}function Nt(e){let t=e.toLowerCase();return/off_?peak|creuse|(^|_)hc/.test(t)?`off`:/red|rouge|mobile|(^|_)pm$/.test(t)?`dear`:/peak|pleine|(^|_)hp/.test(t)?`peak`:`flat`}var Pt=s`
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
`;function Ft(e){let t=getComputedStyle(e),n=(e,n)=>t.getPropertyValue(e).trim()||n;return{ink:n(`--primary-text-color`,`#1c1c1e`),soft:n(`--secondary-text-color`,`#6b7280`),line:n(`--divider-color`,`#e5e7eb`),surface:n(`--ha-card-background`,``)||n(`--card-background-color`,`#fff`),grid:n(`--energy-grid-consumption-color`,`#488fc2`),return:n(`--energy-grid-return-color`,`#8353d1`),amber:n(`--warning-color`,`#ffa600`),red:n(`--error-color`,`#db4437`),font:t.fontFamily||`Roboto, sans-serif`}}var It=.35;function Lt(e,t,n){let r=I(e,t,`sensor/tariff_period`);return r?e.formatEntityState(r,n):n}function Rt({hass:e,meter:t,day:n,texts:r,format:i,ticks:a,now:o,peak:s}){let c=Y(e,t),l=c!==null&&s!==void 0&&Math.max(s.max,o?.va??0)>It*c,u=new Set(n.bands.map(e=>e.state)).size>1;return{start:n.start,end:n.end,curve:n.curve,injected:n.injected,before:n.before,bands:u?n.bands.map(n=>({...n,label:Lt(e,t,n.state),kind:Nt(n.state)})):[],limit:l?{va:c,label:r(`rail_subscribed`,{power:i.kva(c)})}:null,peak:s?{at:(s.start+s.end)/2,va:s.max,label:r(`peak_mark`,{power:i.quantity(s.max/1e3,`kVA`,2),time:i.time(s.start)})}:null,now:o,ticks:a,time:e=>i.hour(e),power:(e,t)=>e===0?`0`:i.quantity(e,`kVA`,t),tip:a=>zt(e,t,n,a,r,i)}}function zt(e,t,n,r,i,a){let o=n.curve.find(e=>r>=e.start&&r<e.end);if(!o)return[a.time(r),i(`tip_missing`)];let s=n.before.find(e=>r>=e.start&&r<e.end),c=n.bands.find(e=>r>=e.start&&r<e.end),l=n.injected.find(e=>r>=e.start&&r<e.end);return[`${a.time(o.start)} – ${a.time(o.end)}`,`${i(`table_mean`)}\u00a0 ${a.va(o.mean)}`,`${i(`table_max`)}\u00a0 ${a.va(o.max)}`,...l?[`${i(`day_injected`)}\u00a0 ${a.va(l.mean)}`]:[],...s?[`${i(`legend_before`)}\u00a0 ${a.va(s.mean)}`]:[],...c?[Lt(e,t,c.state)]:[]]}function Bt(e,t,n){return e?t(`summary_peak`,{power:n.va(e.max),time:n.time(e.start)}):``}function Vt(e,t,n,r,i,a){let o=(e,t,n,r)=>E`<div class="figure">
      <span class="soft">${e}</span>
      <span class="value">${t==null?`–`:E`${a.number(t,2)} <small>${n}</small>`}</span>
      <span class="soft">${r}</span>
    </div>`,s=Y(e,t),c=r&&s?i(`share_of_contract`,{percent:a.percent(100*r.max/s),limit:a.kva(s)}):``,l=r?i(`at_time`,{time:a.time(r.start)}):``,u=n?.cost==null?``:a.money(n.cost,e.config.currency??`EUR`);return E`<div class="figures">
    ${o(i(`day_peak`),r&&r.max/1e3,`kVA`,[l,c].filter(Boolean).join(` · `))}
    ${o(i(`day_energy`),n?.kwh,`kWh`,u)}
    ${t.ids.has(`sensor/energy_injected`)?o(i(`day_injected`),n?.injectedKwh,`kWh`,``):``}
  </div>`}function Ht(e,t,n,r,i,a){let o=Mt(n),s=o.some(e=>e.period!==null),c=e=>a!==null&&e>a?`hatched`:``;return E`<table>
    <caption>
      ${r(`table_caption`,{day:i.day(n.start)})}
    </caption>
    <thead>
      <tr>
        <th scope="col">${r(`table_hour`)}</th>
        <th scope="col">${r(`table_mean`)}</th>
        <th scope="col">${r(`table_max`)}</th>
        ${s?E`<th scope="col">${r(`table_period`)}</th>`:``}
      </tr>
    </thead>
    <tbody>
      ${o.map(n=>E`<tr>
            <th scope="row">${i.time(n.start)}</th>
            ${n.mean===null||n.max===null?E`<td class="none" colspan="2">${r(`table_missing`)}</td>`:E`<td>${i.va(n.mean)}</td>
                  <td class=${c(n.max)}>${i.va(n.max)}</td>`}
            ${s?E`<td>${n.period===null?``:Lt(e,t,n.period)}</td>`:``}
          </tr>`)}
    </tbody>
  </table>`}var Ut=5e3,Wt=class extends We{static properties={...We.properties,shift:{state:!0},day:{state:!0},failed:{state:!0},broken:{state:!0},table:{state:!0}};static styles=[Ge,Pt];#e;#t=``;#n;#r;#i=0;constructor(){super(),this.shift=0,this.failed=!1,this.broken=!1,this.table=!1}getCardSize(){return 8}watched(e){return[`subscribed_power`,`cutoff_power`].map(t=>e.ids.get(`sensor/${t}`)).filter(e=>e!==void 0)}shouldUpdate(e){e.has(`config`)&&(this.#e=void 0);let t=this.#a();return super.shouldUpdate(e)||t&&!!this.config}#a(){let e=this.#o();if(!e||e.va<=(this.#e?.max??-1/0))return!1;let t=this.day&&Ot(this.day,this.#e);return this.#e={start:e.at,end:e.at,mean:e.va,max:e.va},!t||e.va>t.max}#o(){let{hass:e,meter:t}=this,n=e&&t&&this.shift===0?q(I(e,t,`sensor/apparent_power`)):null;return n===null?null:{at:Date.now(),va:n}}#s(e){let t=this.#e;return Ot(e,t&&t.start>=e.start&&t.start<e.end?t:void 0)}tick(){this.#c(),this.shift===0&&this.day&&Date.now()-this.#i>Ut&&this.#d()}disconnectedCallback(){super.disconnectedCallback(),this.#n?.dispose(),this.#n=void 0}willUpdate(){this.#c()}updated(e){let t=this.renderRoot.querySelector(`.chart`);this.#n&&this.#n.element!==t&&(this.#n.dispose(),this.#n=void 0),t&&this.day?.curve.length&&this.#u(t)}#c(){let{hass:e,meter:t}=this;if(!e||!t)return;let n=Date.now(),r=z(e),i=[t.device,V(n,r,this.shift),this.shift===0?mt(n):0].join(`|`);i!==this.#t&&(this.#t=i,this.#l(e,t,r,n,i))}async#l(e,t,n,r,i){try{let a=await xt(e,t,n,this.shift,r);if(i!==this.#t)return;this.shift===0&&this.#e&&this.#e.start<kt(a)&&(this.#e=void 0),this.#a(),this.day=a,this.failed=!1}catch(e){if(!vt(e))throw e;if(i!==this.#t)return;this.failed=!0,setTimeout(()=>this.#t=``,L/2)}}#u(t){if(this.#n)return this.#d();this.#r??=e(async()=>{let{DayChart:e}=await import(`./chart-By1I17yW.js`);return{DayChart:e}},[]).then(({DayChart:e})=>{this.isConnected&&t.isConnected&&(this.#n??=new e(t)),this.#d()}).catch(e=>{if(!(e instanceof TypeError))throw e;this.broken=!0}).finally(()=>this.#r=void 0)}#d(){let{hass:e,meter:t,day:n}=this;if(!this.#n||!e||!t||!n)return;this.#i=Date.now();let r=z(e),i=this.#o(),a=i&&{...i,at:Math.min(i.at,n.end)},o={hass:e,meter:t,day:n,texts:P(e),format:H(e),ticks:Je(n.start,r,3),now:a};this.#n.draw(Rt({...o,peak:this.#s(n)}),Ft(this))}#f(e){this.shift+e>0||(this.shift+=e)}#p(e){let t={ArrowLeft:-1,ArrowRight:1,Home:-this.shift}[e.key];t===void 0||e.altKey||e.ctrlKey||e.metaKey||(e.preventDefault(),this.#f(t))}render(){let{hass:e,meter:t,config:n,day:r}=this;if(!e||!n)return k;if(!t)return E`<ha-card hidden></ha-card>`;let i=P(e),a=H(e),o=r&&r.start===V(Date.now(),z(e),this.shift)?r:void 0;return E`<ha-card>
      <div class="body">
        <header>
          <h2>${n.title||this.#m(e,t,i)}</h2>
          ${this.#h(e,i,a)}
        </header>
        ${Vt(e,t,o,o&&this.#s(o),i,a)} ${this.#g(e,t,r,o,i,a)}
        ${this.#_(e,t,o,i,a)}
      </div>
    </ha-card>`}#m(e,t,n){return F(e).length>1?t.name:n(`day_title`)}#h(e,t,n){let r=V(Date.now(),z(e),this.shift),i=this.shift===0?t(`today`):this.shift===-1?t(`yesterday`):n.shortDay(r);return E`<nav aria-label=${t(`day_navigation`)} @keydown=${e=>this.#p(e)}>
      <button type="button" class="icon" aria-label=${t(`previous_day`)} title=${t(`previous_day`)} @click=${()=>this.#f(-1)}>
        ${U(`previous`)}
      </button>
      <button
        type="button"
        class="date"
        aria-live="polite"
        title=${this.shift?t(`back_to_today`):n.day(r)}
        @click=${()=>this.#f(-this.shift)}
      >
        ${i}
      </button>
      <button
        type="button"
        class="icon"
        aria-label=${t(`next_day`)}
        title=${t(`next_day`)}
        ?disabled=${this.shift===0}
        @click=${()=>this.#f(1)}
      >
        ${U(`next`)}
      </button>
      <button
        type="button"
        class="icon"
        aria-pressed=${this.table?`true`:`false`}
        aria-label=${t(this.table?`show_chart`:`show_table`)}
        title=${t(this.table?`show_chart`:`show_table`)}
        @click=${()=>this.table=!this.table}
      >
        ${U(this.table?`curve`:`table`)}
      </button>
    </nav>`}#g(e,t,n,r,i,a){let o=(e,t)=>E`<div class="stage"><div class="over-stage" role="status"><b>${e}</b><span class="soft">${t}</span></div></div>`;if(!t.ids.has(`sensor/apparent_power`))return o(i(`no_power_title`),i(`no_power_text`));if(this.failed&&!r)return o(i(`failed_title`),i(`failed_text`));if(!n)return E`<div class="stage"><div class="over-stage soft" role="status">${i(`loading`)}</div></div>`;if(r&&r.curve.length===0)return this.shift===0?o(i(`no_data_today_title`),i(`no_data_today`)):o(i(`no_data_title`),i(`no_data_past`));if(this.table||this.broken)return E`<div class="stage">
        <div class="table" tabindex="0" role="region" aria-label=${i(`table_caption`,{day:a.day(n.start)})}>
          ${Ht(e,t,n,i,a,Y(e,t))}
        </div>
      </div>`;let s=i(`chart_label`,{day:a.day(n.start),summary:Bt(this.#s(n),i,a)});return E`<div class="stage"><div class="chart ${r?``:`stale`}" role="img" aria-label=${s}></div></div>`}#_(e,t,n,r,i){if(!n||n.curve.length===0)return k;let a=Y(e,t),o=a!==null&&n.curve.some(e=>e.max>a),s=At(n),c=(e,t)=>E`<span><i class=${e}></i>${t}</span>`,l=[s?r(`missing_time`,{duration:i.duration(s/1e3-s/1e3%60)}):``,jt(n)?r(`hourly_only`):``,this.broken?r(`chart_failed`):``].filter(Boolean),u=E`${c(`mean`,r(`legend_mean`))} ${c(`peaks`,r(`legend_peak`))}
      ${o?c(`exceeding`,r(`legend_over`)):k}
      ${n.injected.length?c(`back`,r(`legend_injected`)):k}
      ${this.#o()?c(`now`,r(`legend_now`)):k}
      ${n.before.length?c(`before`,r(`legend_before`)):k}`,d=!this.table&&!this.broken;return E`${d||l.length?E`<div class="legend">${d?u:k} ${l.map(e=>E`<span>${e}</span>`)}</div>`:k}
      ${n.totals.length?E`<ul class="totals">
            ${n.totals.map(e=>E`<li><span>${e.name}</span><b>${i.quantity(e.kwh,`kWh`,2)}</b></li>`)}
          </ul>`:k}`}},Gt=`/config/integrations/dashboard/add?domain=hameau`,Kt=`/config/integrations/integration/hameau`;function qt(e,t){let n={entityId:t};e.dispatchEvent(new CustomEvent(`hass-more-info`,{detail:n,bubbles:!0,composed:!0}))}function Jt(e){history.pushState(null,``,e),window.dispatchEvent(new CustomEvent(`location-changed`,{detail:{replace:!1}}))}var Yt=.992,Xt=1.3,Zt=e=>Xt*e;function Qt(e,t,n){let r=Xt**2,i=(e/t)**2;if(i<=r)return 1/0;if(n>=1)return 0;let a=Math.log((i-r)/(i-Math.max(0,n)*r))/Math.log(Yt);return Math.max(0,a)}var $t=e=>Math.ceil(1.5*e/500)*500;function en(e){return[nn,an,on,sn,cn,ln,un].map(t=>t(e)).filter(e=>e!==void 0)}var tn=(e,t)=>t&&J(t)!==null?e.formatEntityState(t):null;function nn({hass:e,view:t,texts:n,format:r}){if(!t.period||t.contract&&J(t.period)===`base`)return;let i=tn(e,t.period),a=tn(e,t.nextPeriod),o=t.nextChange,s=o!==null&&o>Date.now(),c=o===null?``:o-Date.now()<72e6?r.time(o):r.dayTime(o),l=s?a?n(`until_then`,{time:c,period:a}):n(`until`,{time:c}):void 0;return{name:n(`fact_period`),value:i??n(`unknown`),known:i!==null,more:l,wide:!0,sign:U(`clock`),tint:`var(--primary-color)`,entity:t.period.entity_id}}function rn(e,t,n,r,i){if(t!==void 0)return{name:e,value:r(t?`colour_${t}`:i),known:t!==null,sign:t?rt(t):it(),tint:`var(--soft)`,entity:n}}var an=({meter:e,view:t,texts:n})=>rn(n(`fact_today`),t.today,e.ids.get(`sensor/colour_today`),n,`unknown`),on=({meter:e,view:t,texts:n})=>rn(n(`fact_tomorrow`),t.tomorrow,e.ids.get(`sensor/colour_tomorrow`),n,`not_announced`);function sn({meter:e,view:t,texts:n}){if(!t.peak)return;let r=t.peak===`now`?`mobile_peak`:`mobile_peak_announced`;return{name:n(`fact_peak`),value:n(`peak_${t.peak}`),known:!0,sign:U(`peak`),tint:`var(--red)`,entity:e.ids.get(`binary_sensor/${r}`)}}function cn({hass:e,meter:t,texts:n,format:r,today:i}){let a=t.ids.get(`sensor/energy_total`);if(!a)return;let o=i?.cost??null;return{name:n(`fact_energy`),value:i?.kwh==null?n(i?`no_history`:`loading`):r.quantity(i.kwh,`kWh`,2),known:i?.kwh!=null,more:o===null?void 0:r.money(o,e.config.currency??`EUR`),sign:U(`energy`),tint:`var(--grid)`,entity:a}}function ln({meter:e,view:t,texts:n,format:r}){let i=e.ids.get(`sensor/apparent_power_injected`);if(i)return{name:n(`fact_injected`),value:t.injectedVa===null?n(`unknown`):r.va(t.injectedVa),known:t.injectedVa!==null,sign:U(`injected`),tint:`var(--return)`,entity:i}}function un({hass:e,view:t,texts:n,format:r}){if(!t.contract)return;let i=tn(e,t.contract);return{name:n(`fact_contract`),value:i??n(`unknown`),known:i!==null,more:t.subscribedVa===null?void 0:r.kva(t.subscribedVa),wide:(i??``).length>16,sign:U(`contract`),tint:`var(--soft)`,entity:t.contract.entity_id}}var dn={live:`live`,connecting:`starting`,listening:`starting`,silent:`silent`,garbled:`garbled`,down:`down`},fn={blue:`blue`,bleu:`blue`,white:`white`,blanc:`white`,red:`red`,rouge:`red`};function pn(e,t){let n=n=>I(e,t,`sensor/${n}`),r=e=>q(n(e)),i=r(`apparent_power`),a=r(`subscribed_power`)??r(`cutoff_power`)??gn(i,r(`power_available`)),o=r(`cutoff_power`)??a,s=r(`overload_level`),c=s===null?null:s/100,l=_n(e,t),u=vn(i,o,l),d=n(`breaker`),f=yn(u,a,o,c,![`closed`,`unknown`,null].includes(J(d)),i),p=u&&c!==null?Qt(u.powerVa,u.limitVa,c):1/0,m=r(`time_to_cut`)??(Number.isFinite(p)?p:null);return{...bn(n(`link_state`),I(e,t,`binary_sensor/connected`),n(`apparent_power`)),lastFrame:bt(n(`last_frame`)),lastNews:hn(e,t),quality:r(`line_quality`),powerVa:i,currentA:r(`current`),voltageV:r(`voltage`)??r(`voltage_mean`),injectedVa:r(`apparent_power_injected`),subscribedVa:a,cutoffVa:o,phases:l,level:c,outlook:f,breaker:d,secondsToCut:f===`cutting`?m:null,excessVa:u?Math.max(0,u.powerVa-Zt(u.limitVa)):0,period:n(`tariff_period`),nextPeriod:n(`next_tariff_period`),nextChange:bt(n(`next_tariff_change`)),contract:n(`contract`),today:xn(n(`colour_today`)),tomorrow:xn(n(`colour_tomorrow`)),peak:Sn(e,t)}}function mn(e){return[...e.ids].filter(([e])=>!e.startsWith(`sensor/index_`)).map(([,e])=>e)}function hn(e,t){return Math.max(...[...t.ids.values()].map(t=>Date.parse(e.states[t]?.last_updated??``)||0))}function gn(e,t){return e!==null&&t!==null?e+t:null}function _n(e,t){let n=[1,2,3].map(n=>{let r=`sensor/apparent_power_${n}`,i=`sensor/current_${n}`,a=q(I(e,t,i)),o=a===null?null:a*200;return{number:n,powerVa:q(I(e,t,r))??o,voltageV:q(I(e,t,`sensor/voltage_${n}`)),entity:t.ids.get(r)??t.ids.get(i)}});return n.some(e=>e.number>1&&e.entity!==void 0)?n:[]}function vn(e,t,n){if(t===null||t<=0)return null;let r=n.map(e=>e.powerVa).filter(e=>e!==null);return r.length?{powerVa:Math.max(...r),limitVa:t/3}:e===null?null:{powerVa:e,limitVa:t}}function yn(e,t,n,r,i,a){if(i)return`open`;if(!e||t===null||n===null)return`untold`;let o=e.limitVa*t/n;return e.powerVa>Zt(e.limitVa)&&r!==null?`cutting`:e.powerVa>o||(a??0)>t?`above`:`holds`}function bn(e,t,n){let r=dn[J(e)??``];return e&&r?{link:r,since:Date.parse(e.last_changed)}:t&&J(t)===`off`?{link:`silent`,since:Date.parse(t.last_changed)}:n&&!K(n.state)?{link:`live`,since:Date.parse(n.last_changed)}:{link:`down`,since:n?Date.parse(n.last_changed):null}}function xn(e){return e?fn[J(e)??``]??null:void 0}function Sn(e,t){return I(e,t,`binary_sensor/mobile_peak`)?.state===`on`?`now`:I(e,t,`binary_sensor/mobile_peak_announced`)?.state===`on`?`announced`:null}var Cn={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},wn=e=>(...t)=>({_$litDirective$:e,values:t}),Tn=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},En=`important`,Dn=` !`+En,X=wn(class extends Tn{constructor(e){if(super(e),e.type!==Cn.ATTRIBUTE||e.name!==`style`||e.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(e){return Object.keys(e).reduce((t,n)=>{let r=e[n];return r==null?t:t+`${n=n.includes(`-`)?n:n.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,`-$&`).toLowerCase()}:${r};`},``)}update(e,[t]){let{style:n}=e.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let e of this.ft)t[e]??(this.ft.delete(e),e.includes(`-`)?n.removeProperty(e):n[e]=null);for(let e in t){let r=t[e];if(r!=null){this.ft.add(e);let t=typeof r==`string`&&r.endsWith(Dn);e.includes(`-`)||t?n.setProperty(e,t?r.slice(0,-11):r,t?En:``):n[e]=r}}return O}});function On(e,t,n,r){let i=Math.max(0,...r.filter(e=>e!==null)),a=Zt(t/n);return{contractVa:e/n,cutVa:a,endVa:Math.max(1.23*a,1.04*i)}}var Z=(e,t)=>100*Math.max(0,e)/t.endVa;function kn(e,t){let n=Z(t.contractVa,t),r=Z(t.cutVa,t),i=Z(e??0,t);return E`<div
    class="bar ${e===null?`missing`:``}"
    style=${X({"--contract":`${n}%`,"--cut":`${r}%`})}
  >
    <div class="fill" style=${X({width:`${Math.min(i,n)}%`})}></div>
    ${i>n?E`<div
          class="over ${i>r?`beyond`:``}"
          style=${X({left:`${n}%`,width:`${i-n}%`})}
        ></div>`:k}
    <i class="tick contract"></i><i class="tick cut"></i>
  </div>`}function Q(e,t,n){let r=e>70?-100:e<20?0:-50;return E`<span class="label ${n}" style=${X({left:`${e}%`,transform:`translateX(${r}%)`})}>${t}</span>`}function An(e,t,n,r,i){let a=n(`rail_cut`,{power:r.kva(t.cutVa)}),o=n(`rail_subscribed`,{power:r.kva(t.contractVa)});return E`<div class="rail" role="img" aria-label=${i}>
    <div class="labels" aria-hidden="true">${Q(Z(t.cutVa,t),a,`danger`)}</div>
    ${e}
    <div class="labels" aria-hidden="true">${Q(0,`0`,``)}${Q(Z(t.contractVa,t),o,``)}</div>
  </div>`}function jn(e,t,n,r){return E`<div class="phases">
    ${e.map(e=>{let i=e.voltageV!==null&&e.voltageV<50,a=i?n(`phase_absent`):e.powerVa===null?n(`phase_missing`):r.va(e.powerVa);return E`<div class="phase">
        <div class="line">
          <span>${n(`phase`,{phase:String(e.number)})}</span>
          <span class=${e.powerVa===null||i?`soft`:`value`}>${a}</span>
        </div>
        ${kn(i?null:e.powerVa,t)}
      </div>`})}
  </div>`}var Mn=s`
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
    .ring circle.level,
    .fill,
    .over {
      transition: none !important;
    }
  }
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
`,Nn=2*Math.PI*40,Pn=30,Fn={starting:`wait`,silent:`alert`,garbled:`alert`,down:`down`},In=class extends We{static styles=[Ge,Mn];#e;#t;#n=``;#r=new _t(()=>this.requestUpdate());getCardSize(){return 7}watched(e){return mn(e)}tick(){let{hass:e,meter:t}=this;e&&t&&(this.#r.refresh(e,t),this.#e&&this.#i(this.#e,e)!==this.#n&&this.requestUpdate())}willUpdate(e){let{hass:t,meter:n}=this;if(this.#e=t&&n?pn(t,n):void 0,!t||!n||!this.#e)return;let r=this.#e.secondsToCut;r===null?this.#t=void 0:this.#t?.seconds!==r&&(this.#t={seconds:r,at:Date.now()}),this.#n=this.#i(this.#e,t),this.#r.refresh(t,n)}#i(e,t){let n=P(t);return`${this.#o(e,n,H(t))}|${Math.floor(this.#a()??-1)}`}#a(){return this.#t?Math.max(0,this.#t.seconds-(Date.now()-this.#t.at)/1e3):null}#o(e,t,n){let r=e.link===`live`,i=r?Math.max(e.lastFrame??0,e.lastNews):e.lastFrame??e.since;if(i===null)return``;let a=(Date.now()-i)/1e3;if(a<15)return t(`age_now`);if(r)return``;let o=a<60?Math.floor(a/5)*5:Math.floor(a/60)*60;return t(`age_ago`,{age:n.duration(o)})}render(){let{hass:e,config:t}=this;if(!e||!t)return k;let n=P(e),r=this.#e,i=this.meter;if(!i||!r)return this.#f(e,n,t);let a=H(e),o=r.link===`live`?this.#c(e,r,i,n,a):this.#d(r,n,a,r.link),s=en({hass:e,meter:i,view:r,texts:n,format:a,today:this.#r.value}),c=r.link===`live`?s:s.filter(e=>e.known);return E`<ha-card>
      <div class="body">
        <header>
          <h2>${t.title||i.name}</h2>
          ${this.#s(r,n,a)}
        </header>
        ${o}
        <div class="facts ${c.filter(e=>!e.wide).length%3?``:`thirds`}">${c.map(e=>this.#p(e))}</div>
      </div>
    </ha-card>`}#s(e,t,n){let r=e.link===`live`?E`<span class="dot"></span>`:U(Fn[e.link],16),i=e.link===`live`&&e.quality!==null,a=[t(`link_${e.link}`),i?t(`quality`,{quality:n.percent(Math.floor(e.quality??0))}):``,this.#o(e,t,n)];return E`<span class="status ${e.link}">${r}<span>${a.filter(Boolean).join(` · `)}</span></span>`}#c(e,t,n,r,i){let a=this.#a(),o=a!==null&&a<Pn;return E`<div class="hero ${zn(t)}">
        ${this.#l(t,n,r,i,a)} ${this.#u(t,r,i)}
      </div>
      <div class="${zn(t)} ${o?`urgent`:``}">${Vn(e,t,r,i)}</div>
      ${Gn(t,r,i)}`}#l(e,t,n,r,i){let a=e.powerVa,o=[a!==null&&e.subscribedVa?n(`of_contract`,{percent:r.percent(100*a/e.subscribedVa),limit:r.kva(e.subscribedVa)}):null,e.currentA===null?null:r.quantity(e.currentA,`A`,1,0),e.voltageV===null?null:r.quantity(e.voltageV,`V`)].filter(e=>e!==null),s=t.ids.get(i===null?`sensor/apparent_power`:`sensor/time_to_cut`)??t.ids.get(`sensor/apparent_power`);return E`<button type="button" class="number" @click=${()=>s&&qt(this,s)}>${i===null?a===null?E`<span class="big">–</span><span class="soft">${n(`power_missing`)}</span>`:E`<span class="big">${r.number(a)} <small>VA</small></span><span class="soft">${o.join(` · `)}</span>`:E`<span class="big">${r.duration(i)}</span>
            <span class="soft">${n(`before_cut`)}${a===null?k:` ${n(`at_power`,{power:r.va(a)})}`}</span>`}</button>`}#u(e,t,n){if(e.level===null)return k;let r=Math.min(1,Math.max(0,e.level)),i=n.percent(Math.floor(100*e.level)),a=D`<circle class="level" cx="50" cy="50" r="40" transform="rotate(-90 50 50)"
      stroke-dasharray=${Nn} stroke-dashoffset=${Nn*(1-r)} ?hidden=${r<.005}></circle>`;return E`<svg class="ring" viewBox="0 0 100 100" role="img" aria-label=${t(`ring_label`,{percent:i})}>
      <circle cx="50" cy="50" r="40"></circle>
      ${r<.005?k:a}
      <text x="50" y="52" aria-hidden="true">${i}</text>
      <text class="caption" x="50" y="68" aria-hidden="true">${t(`ring_caption`)}</text>
    </svg>`}#d(e,t,n,r){let i=e.lastFrame??e.since,a=i===null?0:(Date.now()-i)/1e3,o=i===null?``:a>43200?n.dayTime(i):n.time(i);return E`<div class="notice ${{starting:`untold`,silent:`above`,garbled:`above`,down:`danger`}[r]}" role="status">
      <span class="sign">${U(Fn[r])}</span>
      <b>${t(`${r}_title`)}</b>
      ${i===null||r===`starting`?k:E`<span class="soft">${t(`since`,{time:o,age:n.duration(a<60?a:Math.floor(a/60)*60)})}</span>`}
      <p>${t(`${r}_advice`)}</p>
      ${r===`starting`?k:E`<button type="button" class="action" @click=${()=>Jt(Kt)}>${t(`open_integration`)}</button>`}
    </div>`}#f(e,t,n){let r=n.device!==void 0&&F(e).length>0,i=e.user?.is_admin!==!1;return E`<ha-card>
      <div class="body">
        <div class="notice">
          <span class="sign">${U(`meter`)}</span>
          <b>${t(r?`meter_gone_title`:`no_meter_title`)}</b>
          <p>${t(r?`meter_gone_text`:`no_meter_text`)}${r||i?k:` ${t(`no_meter_ask`)}`}</p>
          ${r||!i?k:E`<a class="action" href=${Gt} @click=${e=>{e.preventDefault(),Jt(Gt)}}>${t(`add_meter`)}</a>`}
        </div>
      </div>
    </ha-card>`}#p(e){let{entity:t}=e,n=E`<span class="badge" style=${`--badge:${e.tint}`}>${e.sign}</span>
      <span>
        <span class="name">${e.name}</span>
        <span class="value ${e.known?``:`unknown`}">${e.value}</span>
        ${e.more?E`<span class="more">${e.more}</span>`:k}
      </span>`,r=e.wide?`fact wide`:`fact`;return t?E`<button type="button" class=${r} @click=${()=>qt(this,t)}>${n}</button>`:E`<div class=${r}>${n}</div>`}},Ln={holds:`calm`,above:`above`,cutting:`danger`,open:`danger`,untold:`untold`},Rn={holds:`holds`,above:`holds`,cutting:`alert`,open:`open`,untold:`wait`},zn=e=>Ln[e.outlook];function Bn(e){let t=e.phases.filter(e=>e.powerVa!==null).toSorted((e,t)=>(t.powerVa??0)-(e.powerVa??0))[0];return t&&String(t.number)}function Vn(e,t,n,r){let i=n(t.level===null&&(t.outlook===`holds`||t.outlook===`above`)?`${t.outlook}_title_plain`:`${t.outlook}_title`),a=Hn(e,t,n,r).map(e=>E`<span>${e}</span> `),o=t.outlook===`cutting`||t.outlook===`open`?`alert`:`status`;return E`<div class="words">${U(Rn[t.outlook])}<b role=${o}>${i}</b><span>${a}</span></div>`}function Hn(e,t,n,r){let i=Bn(t),a=i?3:1,{cutoffVa:o,subscribedVa:s,level:c}=t;if(t.outlook===`untold`)return[n(`untold_text`)];if(t.outlook===`open`)return[Un(e,t,n)];if(t.outlook===`cutting`){let e=r.va(Math.ceil(t.excessVa/10)*10);return[i?n(`cutting_text_phase`,{power:e,phase:i}):n(`cutting_text`,{power:e})]}let l=[];if(t.outlook===`above`)l.push(Wn(n,c,i));else if(s!==null){let e=i?Math.max(...t.phases.map(e=>e.powerVa??0)):t.powerVa??0,o=r.va(Math.max(0,s/a-e));l.push(i?n(`holds_text_phase`,{available:o,phase:i}):n(`holds_text`,{available:o}))}if(o!==null&&c!==null){let e=$t(o/a),t=r.duration(Qt(e,o/a,c));l.push(n(`example`,{power:r.kva(e),time:t}))}return l}function Un(e,t,n){let{breaker:r}=t;return!r||r.state===`overload`?n(`open_text`):n(`open_why`,{reason:e.formatEntityState(r)})}function Wn(e,t,n){return t===null?e(`above_text_plain`):n?e(`above_text_phase`,{phase:n}):e(`above_text`)}function Gn(e,t,n){let{subscribedVa:r,cutoffVa:i,powerVa:a,phases:o}=e;if(r===null||i===null)return k;let s=o.length>0,c=On(r,i,s?3:1,s?o.map(e=>e.powerVa):[a]);return An(s?jn(o,c,t,n):kn(a,c),c,t,n,t(`rail_label`,{power:a===null?t(`power_missing`):n.va(a),limit:n.kva(r),cut:n.kva(c.cutVa)}))}var Kn={type:`entity`},$={columns:`full`},qn=(...e)=>({type:`grid`,cards:e});function Jn(e,t){let n={type:`custom:hameau-meter-card`,device:t.device,grid_options:$},r={type:`custom:hameau-day-card`,device:t.device,grid_options:$};return[qn(n,...Yn(e,t)),qn(r)]}function Yn(e,t){let n=t.ids.get(`sensor/energy_total`),r=e.config.components?.includes(`energy`)??!1,i=[];n&&i.push({type:`tile`,entity:n,name:r?P(e)(`to_energy`):Kn,hide_state:r,tap_action:r?{action:`navigate`,navigation_path:`/energy`}:{action:`more-info`},grid_options:{columns:6}});let a=[`voltage`,`voltage_1`,`current`].map(e=>t.ids.get(`sensor/${e}`)).find(e=>e!==void 0);return a&&i.push({type:`tile`,entity:a,name:Kn,grid_options:{columns:6}}),i.length===1?i.map(e=>({...e,grid_options:$})):i}function Xn(e,t){let n=[qn({type:`custom:hameau-meter-card`,grid_options:$})];return{title:P(e)(`view_title`),path:`hameau`,icon:`mdi:meter-electric-outline`,type:`sections`,max_columns:t.length?2:1,sections:t.length?t.flatMap(t=>Jn(e,t)):n}}var Zn=e=>JSON.stringify(F(e).map(e=>[e.device,e.name,[...e.ids]]));function Qn(e,t,n){return(t.entities!==n.entities||t.devices!==n.devices||t.language!==n.language)&&(t.language!==n.language||Zn(t)!==Zn(n))}var $n=class extends HTMLElement{static shouldRegenerate=Qn;static generate(e,t){let n=F(t).filter(t=>!e.device||t.device===e.device);return Promise.resolve(Xn(t,n))}},er=class extends HTMLElement{static shouldRegenerate=Qn;static generate(e,t){return Promise.resolve({title:`Hameau`,views:[Xn(t,F(t))]})}},tr=[{tag:`hameau-meter-card`,element:In,text:`meter_card`,suits:[`apparent_power`,`link_state`,`overload_level`,`time_to_cut`]},{tag:`hameau-day-card`,element:Wt,text:`day_card`,suits:[`apparent_power`,`energy_total`,`tariff_period`]}];function nr(e,t){return(n,r)=>{let i=n.entities[r];return i?.platform!==`hameau`||!i.device_id||!t.includes(i.translation_key??``)?null:{config:{type:`custom:${e}`,device:i.device_id}}}}function rr(e){return{get name(){return P(void 0)(`${e}_name`)},get description(){return P(void 0)(`${e}_description`)}}}function ir(){let e=tr.map(({tag:e,text:t,suits:n})=>Object.assign(rr(t),{type:e,preview:!0,getEntitySuggestion:nr(e,n)})),t=[`dashboard`,`view`].map(e=>Object.assign(rr(`strategy`),{type:`hameau`,strategyType:e}));(window.customCards??=[]).push(...e),(window.customStrategies??=[]).push(...t)}if(!customElements.get(`ll-strategy-dashboard-hameau`)){for(let{tag:e,element:t}of tr)customElements.define(e,t);customElements.define(`ll-strategy-dashboard-hameau`,er),customElements.define(`ll-strategy-view-hameau`,$n),ir()}