const Me=()=>[...document.querySelectorAll(".panel[open]")];function wi(){document.addEventListener("toggle",({target:e})=>_i(e),{capture:!0}),addEventListener("keydown",e=>{const[t]=Me();e.key!=="Escape"||!t||document.querySelector("dialog[open]")||(e.preventDefault(),ze(t))}),addEventListener("pointerdown",({target:e})=>{for(const t of Me())t.contains(e)||(t.open=!1)})}function ze(e){e.open=!1,e.querySelector("summary")?.focus()}function _i(e){if(e.matches(".panel[open]"))for(const t of Me())t!==e&&(t.open=!1)}const K="akkuna:",ce=`${K}message:`,te=`${K}draft`,js=`${K}restart`,Pt=`${K}address:`,ns=`${K}tab`,qe=`${K}rated`,U=Bs(()=>localStorage),_=Bs(()=>sessionStorage);function os(e,t=!1){const s=`${ce}${t?"0":ki()}-${e.id}`;(e.kind==="photo"?_:U).setItem(s,JSON.stringify(e))}const ki=()=>Math.max(Date.now(),1+Math.max(0,...Yt().map(Oi))).toString(36).padStart(9,"0"),Oi=e=>parseInt(e.slice(ce.length),36),dt=()=>Yt().flatMap(e=>Ri(e)??[]);function Pe(e){Yt().filter(t=>t.endsWith(e)).forEach(Ns)}function Ai(){Yt().forEach(Ns),_.removeItem(te),U.removeItem(qe)}const Pi=()=>_.getItem(te)??"",Ei=e=>e?_.setItem(te,e):_.removeItem(te),xi=()=>U.getItem(qe)!==null,rs=()=>U.setItem(qe,""),Is=e=>U.getItem(`${K}prefers:${e}`),Ls=(e,t)=>U.setItem(`${K}prefers:${e}`,t);function as(e,t){const s=[_.getItem(`${Pt}${e}`),_.getItem(`${Pt}own-${e}`)];return _.setItem(`${Pt}${e}`,t),_.removeItem(`${Pt}own-${e}`),!s.includes(t)}const Si=e=>_.setItem(`${Pt}own-language`,e);function ls(){const e=_.getItem(ns)??crypto.randomUUID();return _.setItem(ns,e),e}const Ti=()=>U.setItem(js,crypto.randomUUID());function Ci(e){addEventListener("storage",({key:t})=>{t===js?(Yt().forEach(s=>_.removeItem(s)),e.restart()):(t===null||t.startsWith(ce))&&e.messages()})}const Yt=()=>[...U.keys(),..._.keys()].filter(e=>e.startsWith(ce)).sort(),Ri=e=>JSON.parse(_.getItem(e)??U.getItem(e)??"null");function Ns(e){_.removeItem(e),U.removeItem(e)}function Bs(e){const t=kt(e,null),s=new Map;return{keys:()=>[...new Set([...t?kt(()=>Di(t),[]):[],...s.keys()])],getItem:i=>s.get(i)??kt(()=>t?.getItem(i),null)??null,setItem:(i,n)=>{t!==null&&kt(()=>(t.setItem(i,n),!0),!1)?s.delete(i):s.set(i,n)},removeItem:i=>{s.delete(i),kt(()=>t?.removeItem(i),void 0)}}}const Di=e=>Array.from({length:e.length},(t,s)=>e.key(s)??"");function kt(e,t){try{return e()}catch{return t}}const Hs=["normal","large","largest"],Fs=()=>Hs.find(e=>e===Is("text-size"))??"normal";function Ui(e){Ls("text-size",e),zs()}function zs(){document.documentElement.dataset.textSize=Fs()}/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Zt=globalThis,We=Zt.ShadowRoot&&(Zt.ShadyCSS===void 0||Zt.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,qs=Symbol(),hs=new WeakMap;let Mi=class{constructor(t,s,i){if(this._$cssResult$=!0,i!==qs)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=s}get styleSheet(){let t=this.o;const s=this.t;if(We&&t===void 0){const i=s!==void 0&&s.length===1;i&&(t=hs.get(s)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&hs.set(s,t))}return t}toString(){return this.cssText}};const ji=e=>new Mi(typeof e=="string"?e:e+"",void 0,qs),Ii=(e,t)=>{if(We)e.adoptedStyleSheets=t.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(const s of t){const i=document.createElement("style"),n=Zt.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=s.cssText,e.appendChild(i)}},cs=We?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let s="";for(const i of t.cssRules)s+=i.cssText;return ji(s)})(e):e;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{is:Li,defineProperty:Ni,getOwnPropertyDescriptor:Bi,getOwnPropertyNames:Hi,getOwnPropertySymbols:Fi,getPrototypeOf:zi}=Object,ue=globalThis,us=ue.trustedTypes,qi=us?us.emptyScript:"",Wi=ue.reactiveElementPolyfillSupport,xt=(e,t)=>e,ee={toAttribute(e,t){switch(t){case Boolean:e=e?qi:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let s=e;switch(t){case Boolean:s=e!==null;break;case Number:s=e===null?null:Number(e);break;case Object:case Array:try{s=JSON.parse(e)}catch{s=null}}return s}},Ve=(e,t)=>!Li(e,t),ps={attribute:!0,type:String,converter:ee,reflect:!1,useDefault:!1,hasChanged:Ve};Symbol.metadata??=Symbol("metadata"),ue.litPropertyMetadata??=new WeakMap;let pt=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,s=ps){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),n=this.getPropertyDescriptor(t,i,s);n!==void 0&&Ni(this.prototype,t,n)}}static getPropertyDescriptor(t,s,i){const{get:n,set:o}=Bi(this.prototype,t)??{get(){return this[s]},set(r){this[s]=r}};return{get:n,set(r){const c=n?.call(this);o?.call(this,r),this.requestUpdate(t,c,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??ps}static _$Ei(){if(this.hasOwnProperty(xt("elementProperties")))return;const t=zi(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(xt("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(xt("properties"))){const s=this.properties,i=[...Hi(s),...Fi(s)];for(const n of i)this.createProperty(n,s[n])}const t=this[Symbol.metadata];if(t!==null){const s=litPropertyMetadata.get(t);if(s!==void 0)for(const[i,n]of s)this.elementProperties.set(i,n)}this._$Eh=new Map;for(const[s,i]of this.elementProperties){const n=this._$Eu(s,i);n!==void 0&&this._$Eh.set(n,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const s=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const n of i)s.unshift(cs(n))}else t!==void 0&&s.push(cs(t));return s}static _$Eu(t,s){const i=s.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,s=this.constructor.elementProperties;for(const i of s.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Ii(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,s,i){this._$AK(t,i)}_$ET(t,s){const i=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,i);if(n!==void 0&&i.reflect===!0){const o=(i.converter?.toAttribute!==void 0?i.converter:ee).toAttribute(s,i.type);this._$Em=t,o==null?this.removeAttribute(n):this.setAttribute(n,o),this._$Em=null}}_$AK(t,s){const i=this.constructor,n=i._$Eh.get(t);if(n!==void 0&&this._$Em!==n){const o=i.getPropertyOptions(n),r=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:ee;this._$Em=n;const c=r.fromAttribute(s,o.type);this[n]=c??this._$Ej?.get(n)??c,this._$Em=null}}requestUpdate(t,s,i,n=!1,o){if(t!==void 0){const r=this.constructor;if(n===!1&&(o=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??Ve)(o,s)||i.useDefault&&i.reflect&&o===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,s,{useDefault:i,reflect:n,wrapped:o},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),o!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,o]of this._$Ep)this[n]=o;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[n,o]of i){const{wrapped:r}=o,c=this[n];r!==!0||this._$AL.has(n)||c===void 0||this.C(n,void 0,o,c)}}let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(s)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(s)}willUpdate(t){}_$AE(t){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(t){}firstUpdated(t){}};pt.elementStyles=[],pt.shadowRootOptions={mode:"open"},pt[xt("elementProperties")]=new Map,pt[xt("finalized")]=new Map,Wi?.({ReactiveElement:pt}),(ue.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ye=globalThis,ds=e=>e,se=Ye.trustedTypes,fs=se?se.createPolicy("lit-html",{createHTML:e=>e}):void 0,Ws="$lit$",W=`lit$${Math.random().toFixed(9).slice(2)}$`,Vs="?"+W,Vi=`<${Vs}>`,st=document,Ct=()=>st.createComment(""),Rt=e=>e===null||typeof e!="object"&&typeof e!="function",Ge=Array.isArray,Yi=e=>Ge(e)||typeof e?.[Symbol.iterator]=="function",Ee=`[ 	
\f\r]`,Ot=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,gs=/-->/g,$s=/>/g,X=RegExp(`>|${Ee}(?:([^\\s"'>=/]+)(${Ee}*=${Ee}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ms=/'/g,ys=/"/g,Ys=/^(?:script|style|textarea|title)$/i,Gi=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),l=Gi(1),E=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),vs=new WeakMap,et=st.createTreeWalker(st,129);function Gs(e,t){if(!Ge(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return fs!==void 0?fs.createHTML(t):t}const Ki=(e,t)=>{const s=e.length-1,i=[];let n,o=t===2?"<svg>":t===3?"<math>":"",r=Ot;for(let c=0;c<s;c++){const u=e[c];let g,m,d=-1,y=0;for(;y<u.length&&(r.lastIndex=y,m=r.exec(u),m!==null);)y=r.lastIndex,r===Ot?m[1]==="!--"?r=gs:m[1]!==void 0?r=$s:m[2]!==void 0?(Ys.test(m[2])&&(n=RegExp("</"+m[2],"g")),r=X):m[3]!==void 0&&(r=X):r===X?m[0]===">"?(r=n??Ot,d=-1):m[1]===void 0?d=-2:(d=r.lastIndex-m[2].length,g=m[1],r=m[3]===void 0?X:m[3]==='"'?ys:ms):r===ys||r===ms?r=X:r===gs||r===$s?r=Ot:(r=X,n=void 0);const v=r===X&&e[c+1].startsWith("/>")?" ":"";o+=r===Ot?u+Vi:d>=0?(i.push(g),u.slice(0,d)+Ws+u.slice(d)+W+v):u+W+(d===-2?c:v)}return[Gs(e,o+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class Dt{constructor({strings:t,_$litType$:s},i){let n;this.parts=[];let o=0,r=0;const c=t.length-1,u=this.parts,[g,m]=Ki(t,s);if(this.el=Dt.createElement(g,i),et.currentNode=this.el.content,s===2||s===3){const d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(n=et.nextNode())!==null&&u.length<c;){if(n.nodeType===1){if(n.hasAttributes())for(const d of n.getAttributeNames())if(d.endsWith(Ws)){const y=m[r++],v=n.getAttribute(d).split(W),w=/([.?@])?(.*)/.exec(y);u.push({type:1,index:o,name:w[2],strings:v,ctor:w[1]==="."?Zi:w[1]==="?"?Xi:w[1]==="@"?Qi:pe}),n.removeAttribute(d)}else d.startsWith(W)&&(u.push({type:6,index:o}),n.removeAttribute(d));if(Ys.test(n.tagName)){const d=n.textContent.split(W),y=d.length-1;if(y>0){n.textContent=se?se.emptyScript:"";for(let v=0;v<y;v++)n.append(d[v],Ct()),et.nextNode(),u.push({type:2,index:++o});n.append(d[y],Ct())}}}else if(n.nodeType===8)if(n.data===Vs)u.push({type:2,index:o});else{let d=-1;for(;(d=n.data.indexOf(W,d+1))!==-1;)u.push({type:7,index:o}),d+=W.length-1}o++}}static createElement(t,s){const i=st.createElement("template");return i.innerHTML=t,i}}function gt(e,t,s=e,i){if(t===E)return t;let n=i!==void 0?s._$Co?.[i]:s._$Cl;const o=Rt(t)?void 0:t._$litDirective$;return n?.constructor!==o&&(n?._$AO?.(!1),o===void 0?n=void 0:(n=new o(e),n._$AT(e,s,i)),i!==void 0?(s._$Co??=[])[i]=n:s._$Cl=n),n!==void 0&&(t=gt(e,n._$AS(e,t.values),n,i)),t}class Ji{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:s},parts:i}=this._$AD,n=(t?.creationScope??st).importNode(s,!0);et.currentNode=n;let o=et.nextNode(),r=0,c=0,u=i[0];for(;u!==void 0;){if(r===u.index){let g;u.type===2?g=new mt(o,o.nextSibling,this,t):u.type===1?g=new u.ctor(o,u.name,u.strings,this,t):u.type===6&&(g=new tn(o,this,t)),this._$AV.push(g),u=i[++c]}r!==u?.index&&(o=et.nextNode(),r++)}return et.currentNode=st,n}p(t){let s=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,s),s+=i.strings.length-2):i._$AI(t[s])),s++}}class mt{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,i,n){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=gt(this,t,s),Rt(t)?t===p||t==null||t===""?(this._$AH!==p&&this._$AR(),this._$AH=p):t!==this._$AH&&t!==E&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Yi(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==p&&Rt(this._$AH)?this._$AA.nextSibling.data=t:this.T(st.createTextNode(t)),this._$AH=t}$(t){const{values:s,_$litType$:i}=t,n=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=Dt.createElement(Gs(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(s);else{const o=new Ji(n,this),r=o.u(this.options);o.p(s),this.T(r),this._$AH=o}}_$AC(t){let s=vs.get(t.strings);return s===void 0&&vs.set(t.strings,s=new Dt(t)),s}k(t){Ge(this._$AH)||(this._$AH=[],this._$AR());const s=this._$AH;let i,n=0;for(const o of t)n===s.length?s.push(i=new mt(this.O(Ct()),this.O(Ct()),this,this.options)):i=s[n],i._$AI(o),n++;n<s.length&&(this._$AR(i&&i._$AB.nextSibling,n),s.length=n)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){const i=ds(t).nextSibling;ds(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class pe{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,i,n,o){this.type=1,this._$AH=p,this._$AN=void 0,this.element=t,this.name=s,this._$AM=n,this.options=o,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=p}_$AI(t,s=this,i,n){const o=this.strings;let r=!1;if(o===void 0)t=gt(this,t,s,0),r=!Rt(t)||t!==this._$AH&&t!==E,r&&(this._$AH=t);else{const c=t;let u,g;for(t=o[0],u=0;u<o.length-1;u++)g=gt(this,c[i+u],s,u),g===E&&(g=this._$AH[u]),r||=!Rt(g)||g!==this._$AH[u],g===p?t=p:t!==p&&(t+=(g??"")+o[u+1]),this._$AH[u]=g}r&&!n&&this.j(t)}j(t){t===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class Zi extends pe{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===p?void 0:t}}class Xi extends pe{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==p)}}class Qi extends pe{constructor(t,s,i,n,o){super(t,s,i,n,o),this.type=5}_$AI(t,s=this){if((t=gt(this,t,s,0)??p)===E)return;const i=this._$AH,n=t===p&&i!==p||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,o=t!==p&&(i===p||n);n&&this.element.removeEventListener(this.name,this,i),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class tn{constructor(t,s,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){gt(this,t)}}const en={I:mt},sn=Ye.litHtmlPolyfillSupport;sn?.(Dt,mt),(Ye.litHtmlVersions??=[]).push("3.3.3");const nn=(e,t,s)=>{const i=s?.renderBefore??t;let n=i._$litPart$;if(n===void 0){const o=s?.renderBefore??null;i._$litPart$=n=new mt(t.insertBefore(Ct(),o),o,void 0,s??{})}return n._$AI(e),n};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ke=globalThis;let f=class extends pt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=nn(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return E}};f._$litElement$=!0,f.finalized=!0,Ke.litElementHydrateSupport?.({LitElement:f});const on=Ke.litElementPolyfillSupport;on?.({LitElement:f});(Ke.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const $=e=>(t,s)=>{s!==void 0?s.addInitializer(()=>{customElements.define(e,t)}):customElements.define(e,t)};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const rn={attribute:!0,type:String,converter:ee,reflect:!1,hasChanged:Ve},an=(e=rn,t,s)=>{const{kind:i,metadata:n}=s;let o=globalThis.litPropertyMetadata.get(n);if(o===void 0&&globalThis.litPropertyMetadata.set(n,o=new Map),i==="setter"&&((e=Object.create(e)).wrapped=!0),o.set(s.name,e),i==="accessor"){const{name:r}=s;return{set(c){const u=t.get.call(this);t.set.call(this,c),this.requestUpdate(r,u,e,!0,c)},init(c){return c!==void 0&&this.C(r,void 0,e,c),c}}}if(i==="setter"){const{name:r}=s;return function(c){const u=this[r];t.call(this,c),this.requestUpdate(r,u,e,!0,c)}}throw Error("Unsupported decorator location: "+i)};function a(e){return(t,s)=>typeof s=="object"?an(e,t,s):((i,n,o)=>{const r=n.hasOwnProperty(o);return n.constructor.createProperty(o,i),r?Object.getOwnPropertyDescriptor(n,o):void 0})(e,t,s)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function b(e){return a({...e,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const ln=(e,t,s)=>(s.configurable=!0,s.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(e,t,s),s);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function H(e,t){return(s,i,n)=>{const o=r=>r.renderRoot?.querySelector(e)??null;return ln(s,i,{get(){return o(this)}})}}let Ks={fi:{},sv:{}},de="fi";const T=()=>de;function hn(e,t){Ks=e,de=t}function cn(e){de=e}function h(e,t={},s=de){const i=Ks[s][e];if(i===void 0)throw new Error(`no words for ${e} in ${s}`);return i.replace(/\{(\w+)\}/g,(n,o)=>String(t[o]))}const Js="kunta-akkuna",un=e=>({source:Js,type:e});function pn(e){const t=e;return typeof t=="object"&&t?.source===Js?t.type??null:null}const Ut=new URLSearchParams(location.search).get("embedded")==="1",dn=(e=Ut)=>e?{"Akkuna-Embedded":"1"}:{},fn=(e,t=Ut)=>t?`${e}${e.includes("?")?"&":"?"}embedded=1`:e,gn=e=>`${location.origin}${location.pathname}?lang=${e}`,$n="dialog[open], .panel[open], [aria-expanded=true]";class mn{constructor(t,s){this.allowed=t,this.onOpened=s,addEventListener("message",i=>this.#s(i)),addEventListener("keydown",i=>this.#e(i),{capture:!0})}#t=null;tell(t){this.#t&&parent.postMessage(un(t),this.#t)}#s({data:t,origin:s,source:i}){const n=pn(t);i!==parent||!this.#i(s)||(n==="hello"?(this.#t=s,this.tell("ready")):n==="opened"&&this.onOpened())}#i(t){return this.allowed.some(s=>s.endsWith(":*")?t.startsWith(s.slice(0,-1)):t===s)}#e({key:t,isComposing:s}){t==="Escape"&&!s&&!document.querySelector($n)&&this.tell("escape")}}var yn=Object.defineProperty,vn=Object.getOwnPropertyDescriptor,fe=(e,t,s,i)=>{for(var n=i>1?void 0:i?vn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&yn(t,s,n),n};let Mt=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.current=null}createRenderRoot(){return this}render(){const{lang:e,current:t}=this;return l`
      <form class="row" @submit=${this.submitted}>
        <label>
          ${h("municipality",{},e)}
          <select autocomplete="off">
            ${this.municipalities.map(({code:s,names:i})=>l`
                <option value=${s} ?selected=${s===t}>${i[e]}</option>
              `)}
          </select>
        </label>
        <button>${h("change_municipality",{},e)}</button>
      </form>
    `}submitted(e){e.preventDefault();const t=this.querySelector("select")?.value;t&&t!==this.current&&this.dispatchEvent(new CustomEvent("ak-municipality",{bubbles:!0,detail:{code:t}}))}};fe([a({attribute:!1})],Mt.prototype,"municipalities",2);fe([a()],Mt.prototype,"lang",2);fe([a()],Mt.prototype,"current",2);Mt=fe([$("ak-municipality")],Mt);const bn=3e3;function it(e,t){const s=document.createElement("p");s.lang=t,s.textContent=e,document.getElementById("announcer")?.append(s),setTimeout(()=>s.remove(),bn)}const wn={check:"m9 18.6-6.3-6.3 2.2-2.2L9 14.2 19.1 4l2.2 2.2z",send:"M3 20.5 22 12 3 3.5 3 10l12 2-12 2z",listen:"M3 9h4l5-5v16l-5-5H3zm11-1a5 5 0 0 1 0 8zm0-4.7a9 9 0 0 1 0 17.4v-2.2a7 7 0 0 0 0-13z",stop:"M6 6h12v12H6z",star:"m12 2.5 2.9 6.3 6.9.8-5.1 4.7 1.4 6.8-6.1-3.4-6.1 3.4 1.4-6.8-5.1-4.7 6.9-.8z",hint:"M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 5h2v2h-2zm0 4h2v6h-2z",camera:"M9 4h6l1.5 2H20a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8c0-1.1.9-2 2-2h3.5zm3 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10zm0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",place:"M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",calendar:"M7 2h2v2h6V2h2v2h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2h3zM4 10v10h16V10z",previous:"m15.5 4.5 2 2L12 12l5.5 5.5-2 2L8 12z",next:"m8.5 4.5-2 2L12 12l-5.5 5.5 2 2L16 12z",outside:"M5 5h6v2H7v10h10v-4h2v6H5zm9-1h6v6h-2V7.4l-6.3 6.3-1.4-1.4L16.6 6H14z"},k=e=>l`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path fill-rule="evenodd" d=${wn[e]} />
  </svg>
`;var _n=Object.defineProperty,kn=Object.getOwnPropertyDescriptor,yt=(e,t,s,i)=>{for(var n=i>1?void 0:i?kn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&_n(t,s,n),n};const On=[1,2,3,4,5],An=1e3;let nt=class extends f{constructor(){super(...arguments),this.lang="fi",this.inDialog=!1,this.stars=0,this.progress="asking",this.complaint=""}createRenderRoot(){return this}render(){return this.progress==="done"?l`<p class="rating" tabindex="-1">${this.say("rating_thanks")}</p>`:l`
      <form class="rating" @submit=${this.send}>
        <fieldset>
          <legend>${this.say("rating_question")}</legend>
          <div class="stars">${On.map(e=>this.star(e))}</div>
        </fieldset>
        ${this.stars?this.words():p}
        <p class="error" role="alert">${this.complaint}</p>
        <p class="row">
          ${this.stars?l`<button class="primary">${this.say("rating_send")}</button>`:p}
          ${this.inDialog?p:l`<button type="button" class="plain" @click=${this.dismiss}>
                  ${this.say("rating_dismiss")}
                </button>`}
        </p>
      </form>
    `}star(e){return l`
      <label class=${e<=this.stars?"full":""}>
        <input
          type="radio"
          name="stars"
          class="unseen"
          value=${e}
          .checked=${e===this.stars}
          @change=${()=>this.stars=e}
        />
        ${k("star")}<span class="unseen">${e}/5: ${this.say(`rating_${e}`)}</span>
      </label>
    `}words(){return l`
      <p aria-hidden="true">${this.say(`rating_${this.stars}`)}</p>
      <label class="words">
        ${this.say("rating_words")}
        <textarea name="words" rows="2" maxlength=${An}></textarea>
      </label>
    `}send(e){if(e.preventDefault(),this.progress==="sending")return;this.progress="sending",this.complaint="";const t=this.querySelector("textarea")?.value.trim()??"",s=i=>i===null?this.thank():this.complain(i);this.fire("ak-rate",{stars:this.stars,words:t,answer:s})}complain(e){this.progress="asking",this.complaint=e}thank(){this.progress="done",it(this.say("rating_thanks"),this.lang),this.updateComplete.then(()=>this.querySelector(".rating")?.focus())}dismiss(){this.fire("ak-rate-dismiss",null)}fire(e,t){this.dispatchEvent(new CustomEvent(e,{bubbles:!0,detail:t}))}say(e){return h(e,{},this.lang)}};yt([a()],nt.prototype,"lang",2);yt([a({type:Boolean})],nt.prototype,"inDialog",2);yt([b()],nt.prototype,"stars",2);yt([b()],nt.prototype,"progress",2);yt([b()],nt.prototype,"complaint",2);nt=yt([$("ak-rating")],nt);var Pn=Object.defineProperty,En=Object.getOwnPropertyDescriptor,ge=(e,t,s,i)=>{for(var n=i>1?void 0:i?En(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Pn(t,s,n),n};let jt=class extends f{constructor(){super(...arguments),this.lang="fi",this.rateable=!1,this.asksForRating=!1}createRenderRoot(){return this}render(){return l`
      <button type="button" id="restart" @click=${this.ask}>${this.say("restart")}</button>
      <dialog aria-labelledby="restart-question" aria-describedby="restart-text" @close=${this.answered}>
        <h2 id="restart-question">${this.say("restart_question")}</h2>
        <p id="restart-text">${this.say("restart_text")}</p>
        ${this.asksForRating?l`<ak-rating inDialog .lang=${this.lang}></ak-rating>`:p}
        <form method="dialog" class="row">
          <button value="no" class="primary">${this.say("restart_no")}</button>
          <button value="yes">${this.say("restart_yes")}</button>
        </form>
      </dialog>
    `}ask(){const e=this.querySelector("dialog");e&&(this.asksForRating=this.rateable,e.returnValue="",e.showModal(),e.querySelector("[value=no]")?.focus())}answered({target:e}){const t=e.returnValue==="yes";this.dispatchEvent(new CustomEvent(t?"ak-restart":"ak-restart-dismiss",{bubbles:!0}))}say(e){return h(e,{},this.lang)}};ge([a()],jt.prototype,"lang",2);ge([a({type:Boolean})],jt.prototype,"rateable",2);ge([b()],jt.prototype,"asksForRating",2);jt=ge([$("ak-restart")],jt);var xn=Object.defineProperty,Sn=Object.getOwnPropertyDescriptor,Zs=(e,t,s,i)=>{for(var n=i>1?void 0:i?Sn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&xn(t,s,n),n};let je=class extends f{constructor(){super(...arguments),this.lang="fi"}createRenderRoot(){return this}render(){return l`
      <fieldset>
        <legend>${h("text_size",{},this.lang)}</legend>
        ${Hs.map(e=>l`
            <label>
              <input
                type="radio"
                name="text-size"
                value=${e}
                .checked=${e===Fs()}
                @change=${()=>Ui(e)}
              />
              ${h(`text_size_${e}`,{},this.lang)}
            </label>
          `)}
      </fieldset>
    `}};Zs([a()],je.prototype,"lang",2);je=Zs([$("ak-text-size")],je);var Tn=Object.defineProperty,Cn=Object.getOwnPropertyDescriptor,J=(e,t,s,i)=>{for(var n=i>1?void 0:i?Cn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Tn(t,s,n),n};let L=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.municipality=null,this.audible=!1,this.aloud=!1,this.rateable=!1,this.open=!1}createRenderRoot(){return this}render(){const{lang:e,municipality:t}=this;return l`
      <details
        class="panel"
        id="menu"
        ?open=${this.open}
        @ak-municipality=${this.close}
        @ak-restart-dismiss=${this.close}
      >
        <summary>${this.say("menu")}</summary>
        <div class="sheet">
          <ul>
            ${this.save("txt","save_text")}${this.save("html","save_html")}${this.save("print","save_print")}
            <li><ak-restart .lang=${e} .rateable=${this.rateable}></ak-restart></li>
            <li>
              <ak-municipality
                .municipalities=${this.municipalities}
                .current=${t}
                .lang=${e}
              ></ak-municipality>
            </li>
            <li><ak-text-size .lang=${e}></ak-text-size></li>
            ${this.audible?this.readAloud():p}
            ${this.page("about")}${this.page("privacy")}${this.page("accessibility")}
          </ul>
        </div>
      </details>
    `}save(e,t){const s=fn(`/chat/transcript?format=${e}`);return e!=="print"?l`<li><a href=${s} ?download=${!Ut}>${this.say(t)}</a></li>`:Ut?l`<li><button type="button" @click=${this.print}>${this.say(t)}</button></li>`:l`<li><a href=${s} target="_blank">${this.say(t)}</a></li>`}print(){this.close(),print()}page(e){const t=new URLSearchParams({lang:this.lang});return this.municipality&&t.set("municipality",this.municipality),l`<li><a href="/chat/${e}?${t.toString()}" target="_blank">${this.say(e)}</a></li>`}readAloud(){return l`<li>
      <label>
        <input type="checkbox" .checked=${this.aloud} @change=${this.aloudChanged} />
        ${this.say("read_aloud")}
      </label>
    </li>`}aloudChanged({target:e}){const t={on:e.checked};this.dispatchEvent(new CustomEvent("ak-read-aloud",{bubbles:!0,detail:t}))}close(){const e=this.querySelector("details");e&&ze(e)}say(e){return h(e,{},this.lang)}};J([a({attribute:!1})],L.prototype,"municipalities",2);J([a()],L.prototype,"lang",2);J([a()],L.prototype,"municipality",2);J([a({type:Boolean})],L.prototype,"audible",2);J([a({type:Boolean})],L.prototype,"aloud",2);J([a({type:Boolean})],L.prototype,"rateable",2);J([a({type:Boolean})],L.prototype,"open",2);L=J([$("ak-menu")],L);function N(e,t,s){e.dispatchEvent(new CustomEvent(t,{bubbles:!0,detail:s}))}var Rn=Object.defineProperty,Dn=Object.getOwnPropertyDescriptor,$e=(e,t,s,i)=>{for(var n=i>1?void 0:i?Dn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Rn(t,s,n),n};let It=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.open=!1}createRenderRoot(){return this}render(){return l`
      <details class="panel" id="person" ?open=${this.open}>
        <summary>${this.say("person")}</summary>
        <div class="sheet">
          <p>${this.say("person_intro")}</p>
          <button type="button" class="ask" @click=${this.ask}>${this.say("person_ask")}</button>
          ${this.municipalities.map(e=>this.contact(e))}
        </div>
      </details>
    `}contact({names:e,phone:t,email:s,hours:i}){return l`
      <section class="contact">
        <h2>${e[this.lang]}</h2>
        <dl>
          <div>
            <dt>${this.say("phone")}</dt>
            <dd><a href="tel:${t.replaceAll(" ","")}">${t}</a></dd>
          </div>
          <div>
            <dt>${this.say("email")}</dt>
            <dd><a href="mailto:${s}">${s}</a></dd>
          </div>
          <div>
            <dt>${this.say("hours")}</dt>
            <dd>${i[this.lang]}</dd>
          </div>
        </dl>
      </section>
    `}ask(){const e=this.querySelector("details");e&&ze(e),N(this,"ak-send",{kind:"text",text:this.say("person_words")})}say(e){return h(e,{},this.lang)}};$e([a({attribute:!1})],It.prototype,"municipalities",2);$e([a()],It.prototype,"lang",2);$e([a({type:Boolean})],It.prototype,"open",2);It=$e([$("ak-person")],It);var Un=Object.defineProperty,Mn=Object.getOwnPropertyDescriptor,F=(e,t,s,i)=>{for(var n=i>1?void 0:i?Mn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Un(t,s,n),n};let C=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.name="",this.municipality=null,this.audible=!1,this.aloud=!1,this.rateable=!1,this.personOpen=!1}createRenderRoot(){return this}render(){const{lang:e,municipalities:t,municipality:s}=this,i=e==="fi"?"sv":"fi",n=t.filter(({code:o})=>o===s);return l`
      <header>
        <div class="title">
          <h1 id="name" tabindex="-1">${n[0]?.names[e]??this.name}</h1>
          <a id="language" href=${Xs(i)} hreflang=${i} lang=${i} @click=${this.switch}
            >${h("other_language",{},e)}</a
          >
        </div>
        <p class="automated">${h("automated",{},e)}</p>
        <div class="panels">
          <ak-person
            .municipalities=${n.length?n:t}
            .lang=${e}
            .open=${this.personOpen}
          ></ak-person>
          <ak-menu
            .municipalities=${t}
            .municipality=${s}
            .lang=${e}
            .audible=${this.audible}
            .aloud=${this.aloud}
            .rateable=${this.rateable}
          ></ak-menu>
        </div>
      </header>
    `}switch(e){e.preventDefault(),this.dispatchEvent(new CustomEvent("ak-language",{bubbles:!0}))}};F([a({attribute:!1})],C.prototype,"municipalities",2);F([a()],C.prototype,"lang",2);F([a()],C.prototype,"name",2);F([a()],C.prototype,"municipality",2);F([a({type:Boolean})],C.prototype,"audible",2);F([a({type:Boolean})],C.prototype,"aloud",2);F([a({type:Boolean})],C.prototype,"rateable",2);F([a({type:Boolean})],C.prototype,"personOpen",2);C=F([$("ak-header")],C);function Xs(e){const t=new URLSearchParams(location.search);return t.set("lang",e),`?${t.toString()}`}const jn="akkuna-photos",Ie="photos",In=24*60*60*1e3,Qs={keep:({id:e,file:t,submitted:s})=>Xt(void 0,async i=>{const n=await ft(i.get(e));await ft(i.put({id:e,file:t,submitted:s,tab:ls(),at:n?.at??Date.now()}))}),kept:()=>Xt([],async e=>{const t=await ft(e.getAll()),s=Date.now()-In;return t.filter(({at:i})=>i<s).forEach(({id:i})=>e.delete(i)),t.filter(i=>i.tab===ls()&&i.at>=s).sort((i,n)=>i.at-n.at)}),drop:e=>Xt(void 0,async t=>void await ft(t.delete(e)))},Ln=()=>Xt(void 0,async e=>void await ft(e.clear()));async function Xt(e,t){try{const s=await Nn();try{return await t(s.transaction(Ie,"readwrite").objectStore(Ie))}finally{s.close()}}catch{return e}}function Nn(){const e=indexedDB.open(jn,1);return e.onupgradeneeded=()=>e.result.createObjectStore(Ie,{keyPath:"id"}),ft(e)}const ft=e=>new Promise((t,s)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>s(e.error)});async function ti(e,t){let s=!1;try{return await navigator.locks.request(e,()=>(s=!0,t()))}catch(i){if(s)throw i;return t()}}const Bn=2e3,Hn=5e3;class Fn{constructor(t){this.onChange=t,this.up=!1,this.word="",this.#t=0}#t;back(){clearTimeout(this.#t),this.up=!0,this.word&&(this.word="back",this.#t=setTimeout(()=>this.#s(""),Hn)),this.onChange()}down(){!this.up&&this.#t||(this.up=!1,clearTimeout(this.#t),this.#t=setTimeout(()=>this.#s("lost"),navigator.onLine?Bn:0),this.onChange())}#s(t){this.word=t,this.onChange()}}const zn=Je({weekday:"long"}),qn=Je({day:"numeric",month:"long"}),Wn=Je({hour:"numeric",minute:"2-digit"}),Vn=["receipt","receipt_number_later"],xe=(e,t)=>`${zn[t].format(new Date(e))} ${qn[t].format(new Date(e))}`,ei=(e,t)=>Wn[t].format(new Date(e)),si=(e,t)=>e.change_title??h("change",{},t);function bs({buttons:e,lines:t,cards:s,lang:i}){return[...e,...t.flatMap(n=>Le(n,i)??[]),...(s??[]).flatMap(n=>[...n.buttons,...n.lines.flatMap(o=>Le(o,i)??[])])]}function Le(e,t){return e.change?{title:`${si(e,t)}: ${e.label}`,payload:e.change}:null}const ii=({kind:e,key:t})=>e==="receipt"&&Vn.includes(t??"");function Yn({kind:e,key:t,text:s,lang:i}){return e==="citizen"&&t==="photo"?h("photo_bubble",{},i):e==="citizen"&&t==="location"?h("place_bubble",{},i):s}function Gn(e){const{lang:t,progress:s,buttons:i}=e,n=[`${h("assistant",{},t)}:`];return s&&n.push(`${h("progress",{number:s[0],count:s[1]},t)}.`),n.push(ie(e)),i.length&&n.push(h("choices",{titles:Jn(i)},t)),n.join(" ")}function ie({text:e,hint:t,lines:s,cards:i,links:n}){return[e,t??"",...s.map(ni),...(i??[]).map(Kn),...(n??[]).map(({title:o})=>`${o}.`)].filter(Boolean).join(" ")}const Kn=({title:e,text:t,lines:s})=>[`${e}.`,t,...s.map(ni)].filter(Boolean).join(" "),ni=({label:e,value:t})=>`${e}: ${t}.`,Jn=e=>e.map(({title:t})=>t).join(", ");function Je(e){const t=s=>new Intl.DateTimeFormat(`${s}-FI`,{...e,timeZone:"Europe/Helsinki"});return{fi:t("fi"),sv:t("sv")}}const Zn=[];class Xn{constructor(){this.entries=[],this.unconfirmed=[]}get last(){return this.entries.at(-1)}get accepts(){return this.entries.findLast(({said:s})=>Se(s)||s.kind==="receipt"||!St(s)&&s.accepts.length>0)?.said.accepts??Zn}add(t,s){if(this.entries.some(n=>n.id===t))return null;const i={id:t,said:s,closed:!1,chosen:null,picture:null};return St(s)?this.#t(i):(Se(s)||s.kind==="receipt")&&this.#s(),this.entries.splice(this.entries.findLastIndex(n=>n.id<t)+1,0,i),i}addUnconfirmed(t,s,i,n=null){const o=this.unconfirmed.find(r=>r.id===t);o&&(o.picture??=n),!(o||this.entries.some(({said:r})=>r.client_id===t))&&this.unconfirmed.push({id:t,text:s,lang:i,picture:n,delivery:"sending"})}setDelivery(t){for(const s of this.unconfirmed)s.delivery=t.get(s.id)??"sent"}drop(t){const s=this.unconfirmed.findIndex(i=>i.id===t);s>=0&&this.unconfirmed.splice(s,1)}choose(t){const s=this.entries.findLast(({said:i,closed:n})=>!n&&bs(i).some(o=>o.payload===t));return s&&Object.assign(s,{closed:!0,chosen:t}),s}reopen(t){Object.assign(t,{closed:!1,chosen:null})}waitsForReply(t){const s=this.last?.said;return s!==void 0&&St(s)&&Date.parse(s.at)>t||this.unconfirmed.some(({delivery:n})=>n==="sent")}#t(t){const{client_id:s,text:i}=t.said;t.picture=this.unconfirmed.find(r=>r.id===s)?.picture??null,s&&this.drop(s);const n=({said:r})=>bs(r).find(({title:c})=>c===i)?.payload,o=this.entries.findLast(r=>!r.closed&&n(r));o&&Object.assign(o,{closed:!0,chosen:n(o)})}#s(){for(const t of this.entries)Se(t.said)&&(t.closed=!0)}}const St=({kind:e})=>e==="citizen",Se=({kind:e})=>e==="question"||e==="summary";let ne="";function Te(e){return ne||=e,ne===e}const Ze=()=>({...dn(),...ne?{"Akkuna-Conversation":ne}:{}}),ws=4e4,_s=500,Qn=15e3;class oi extends Error{}class to{constructor(t){this.listener=t,addEventListener("offline",()=>this.#a()),addEventListener("online",()=>this.#o()),document.addEventListener("visibilitychange",()=>document.hidden||this.#h())}#t="0";#s=_s;#i=0;#e=!1;#n=new AbortController;#o=()=>{};async run(){for(;;){try{await this.#r()}catch(t){eo(t)||reportError(t)}if(this.#e)return;this.listener.onDown(),await this.#c()}}async#r(){this.#n=new AbortController;const t=await fetch("/chat/events",{headers:{...Ze(),"Last-Event-ID":this.#t},cache:"no-store",signal:this.#n.signal});if(t.status===401)return this.#e=!0,this.listener.onForgotten();if(!t.ok||!t.body)throw new oi;this.#s=_s,this.#i=Date.now(),this.listener.onUp();for await(const s of so(this.#l(t.body)))s.id&&(this.#t=s.id),this.listener.onEvent(s)}async*#l(t){const s=t.pipeThrough(new TextDecoderStream).getReader();for(;;){const i=setTimeout(()=>this.#a(),ws);try{const{value:n,done:o}=await s.read();if(o)return;this.#i=Date.now(),yield n}finally{clearTimeout(i)}}}#h(){Date.now()-this.#i>ws&&this.#a(),this.#o()}async#c(){await new Promise(t=>{this.#o=t,setTimeout(t,this.#s*(.5+Math.random()))}),this.#s=Math.min(2*this.#s,Qn)}#a(){this.#n.abort()}}const eo=e=>e instanceof oi||e instanceof TypeError||e instanceof DOMException&&e.name==="AbortError";async function*so(e){let t="";for await(const s of e){const i=(t+s).split(`

`);t=i.pop()??"";for(const n of i){const o=io(n);o&&(yield o)}}}function io(e){const t=new Map(e.split(`
`).map(i=>[i.slice(0,i.indexOf(": ")),i.slice(i.indexOf(": ")+2)])),s=t.get("data");return s===void 0?null:{id:t.get("id")??"",type:t.get("event")??"message",data:JSON.parse(s)}}const no=2e4,oo=18e4,ro=3e4,me=429,ao=[me,502,503,504];class ye extends Error{constructor(t,s,i=0,n=0){super(t),this.retry=s,this.status=i,this.wait=n}get isLong(){return this.status===me&&this.wait>ro}}const Ce=e=>ve("/chat/session",e),lo=e=>ve("/chat/messages",e),ho=e=>ve("/chat/rating",e),co=async e=>(await ve("/chat/places",{text:e})).places,ve=(e,t)=>uo(e,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(t)});async function uo(e,t){const s=new AbortController,i=setTimeout(()=>s.abort(),no);let n,o;try{n=await fetch(e,{...t,headers:{...t.headers,...Ze(),"Accept-Language":T()},signal:s.signal}),o=await n.text().catch(()=>"")}catch{throw ri()}finally{clearTimeout(i)}if(n.ok)return o?JSON.parse(o):void 0;throw ai(n.status,o,n.headers.get("Retry-After"))}function po(e,t,s){const i=new XMLHttpRequest,n=new FormData;return n.append("id",e),n.append("file",t),{done:new Promise((r,c)=>{i.open("POST","/chat/photos");const u={...Ze(),"Accept-Language":T()};for(const[g,m]of Object.entries(u))i.setRequestHeader(g,m);i.timeout=oo,i.upload.onprogress=({loaded:g,total:m})=>s(Math.floor(100*g/m)),i.upload.onload=()=>s(100),i.onerror=i.ontimeout=i.onabort=()=>c(ri()),i.onload=()=>{i.status===202?r():c(ai(i.status,i.responseText,i.getResponseHeader("Retry-After")))},i.send(n)}),cancel:()=>i.abort()}}const ri=()=>new ye(h("lost"),!0);function ai(e,t,s){const{error:i=h("failed"),retry:n=ao.includes(e)}=fo(t);return new ye(i,n,e,1e3*(Number(s)||0))}function fo(e){try{return JSON.parse(e)}catch{return{}}}const ks=1e3,Os=3e4,As=e=>dt().some(t=>t.id===e),go=e=>ti("akkuna-send",e);class $o{constructor(t){this.listener=t}#t=ks;#s=!1;#i=!1;#e=null;#n=new Map;begin(t){this.#s=!0,t&&os(t,!0),this.flush()}faring(t){return this.#n.has(t)?"limited":this.#e?this.#e.because.status===me?"limited":"waiting":"sending"}add(t){const s={...t,id:t.id??crypto.randomUUID()};return As(s.id)?this.#u(s.id):os(s),this.listener.onChange(),this.#e||this.flush(),s}withdraw(t){Pe(t),this.#u(t),this.listener.onChange(),this.flush()}async flush(){if(!(this.#i||!this.#s||this.#e?.because.wait)){this.#i=!0,this.#a();try{for(;this.#r()&&await go(()=>this.#o()););}finally{this.#i=!1}}}async#o(){for(let t=this.#r();t;t=this.#r()){try{await this.listener.post(t)}catch(s){if(!As(t.id))continue;if(!(s instanceof ye))throw s;if(!this.#l(t,s))return!1;continue}this.#t=ks,Pe(t.id),this.listener.onChange()}return!0}#r(){return dt().find(({id:t})=>!this.#n.has(t))}#l(t,s){if(s.status===401)return this.listener.onForgotten(),!1;const i=!s.retry||t.kind==="photo"&&s.isLong;return s.retry?i?this.#h(t.id,s.wait):this.#c(t,s):(Pe(t.id),this.listener.onRefused(t,s)),this.listener.onChange(),i}#h(t,s){const i=setTimeout(()=>{this.#n.delete(t),this.flush()},s);this.#n.set(t,i)}#c({id:t,kind:s},i){const n=Math.max(i.wait,s==="photo"?Os:this.#t),o=setTimeout(()=>{this.#e=null,this.flush()},n);this.#e={id:t,timer:o,because:i},this.#t=Math.min(2*this.#t,Os)}#a(){clearTimeout(this.#e?.timer),this.#e=null}#u(t){this.#e?.id===t&&this.#a(),clearTimeout(this.#n.get(t)),this.#n.delete(t)}}let mo=class{constructor(t,s=Qs){this.onChange=t,this.store=s,this.states={},this.#t=new Map,this.#s=new Map}#t;#s;take(t,s){this.#t.set(t,s),this.#s.has(t)||this.#e(t,0)}async upload(t){const s=this.#t.get(t)??await this.#i(t);if(!s)throw new ye(h("photo_lost"),!1);this.#t.set(t,s),this.#e(t,0);const i=po(t,s,n=>this.#e(t,n));this.#s.set(t,i);try{await i.done}catch(n){throw this.#n(t,n),n}finally{this.#s.delete(t)}this.#t.delete(t),this.#r(t,{state:"sent",percent:100})}arrived(t){this.#t.delete(t)&&(this.#s.get(t)?.cancel(),this.#r(t,{state:"sent",percent:100}))}withdraw(t){this.#t.delete(t),this.#s.get(t)?.cancel(),this.states=Object.fromEntries(Object.entries(this.states).filter(([s])=>s!==t)),this.onChange()}async#i(t){return(await this.store.kept()).find(s=>s.id===t)?.file}#e(t,s){const i=s===100||this.#o(t);this.#r(t,{state:"uploading",percent:s,mayBeThere:i})}#n(t,s){const i=(s.status===0||s.status>=500)&&this.#o(t);this.#r(t,{state:"failed",percent:0,reason:yo(s),mayBeThere:i})}#o(t){return this.states[t]?.mayBeThere??!1}#r(t,s){!this.#t.has(t)&&s.state!=="sent"||(this.states={...this.states,[t]:s},this.onChange())}};function yo({retry:e,wait:t,isLong:s,message:i}){return s?`${i} ${h("photo_later")}`:e&&!t?h("photo_failed"):i}const vo="00000000-0000-4000-8000-000000000001",bo=6e4,wo=3e3;class _o{constructor(t,s){this.page=t,this.view=s,this.conversation=new Xn,this.connection=new Fn(()=>this.view.changed()),this.photos=new mo(()=>this.view.changed()),this.settled=!1,this.expires=null,this.#t=0,this.#s=null,this.#i=new Map,this.#e=new $o({post:i=>i.kind==="photo"?this.photos.upload(i.id):lo(i),onRefused:(i,n)=>this.#f(i,n),onForgotten:()=>this.#d(),onChange:()=>this.#a()}),this.municipality=t.municipality}#t;#s;#i;#e;get waits(){return this.connection.up&&this.settled&&this.conversation.waitsForReply(this.#t-bo)}get itsMunicipality(){return this.page.municipalities.find(({code:t})=>t===this.municipality)}async start(){Ci({messages:()=>this.#a(),restart:()=>location.reload()});const t=await this.#n();t&&(this.#t=Date.parse(t.now),this.expires=t.expires,this.#r(t),this.#a(),new to({onEvent:s=>this.#l(s),onUp:()=>{this.connection.back(),this.#e.flush()},onDown:()=>this.connection.down(),onForgotten:()=>this.#d()}).run())}send(t){const s=this.#e.add(t);return this.view.sent(),s}press(t,s){const i=crypto.randomUUID(),n=this.conversation.choose(t);n&&this.#i.set(i,n),this.send({id:i,kind:"button",payload:t,text:s})}sendPhoto(t,s){this.photos.take(t,s),this.conversation.addUnconfirmed(t,h("photo_bubble"),T(),URL.createObjectURL(s)),this.send({id:t,kind:"photo"})}withdrawPhoto(t){this.conversation.drop(t),this.photos.withdraw(t),this.#e.withdraw(t)}switchLanguage(t){this.#s=t,this.#p(t),this.#e.add({kind:"language",value:t})}switchMunicipality(t){this.send({kind:"municipality",value:t})}async restart(){const t={municipality:this.page.municipality,language:T(),new:!0};try{await Ce(t)}catch(s){return this.view.complain(s.message)}Ai(),await Ln(),Ti(),location.reload()}async prolong(){try{const t=await Ce(this.#o());if(!Te(t.mark))return location.reload();this.expires=t.expires}catch(t){this.view.complain(t.message)}this.view.changed()}rate(t,s){return ho({stars:t,words:s})}async#n(){const t=()=>Ce(this.#o());for(;;)try{const s=await ti("akkuna-session",t);return Te(s.mark),this.view.complain(""),s}catch(s){const{retry:i,status:n,wait:o,message:r}=s,c=n===me;if((!i||c)&&this.view.complain(r),!i)return null;c||this.connection.down(),await new Promise(u=>setTimeout(u,Math.max(o,wo)))}}#o(){return{municipality:this.page.municipality,language:T()}}#r({language:t,municipality:s}){const{chosen:i,language:n,municipality:o}=this.page,r=as("path",location.pathname),c=as("language",i?n:""),u=dt(),g=u.findLast(y=>y.kind==="language")?.value??t,m=i&&(r||c)?n:g;m!==t&&(this.#s=m),m!==g&&this.#e.add({kind:"language",value:m}),this.#p(m);const d=u.findLast(y=>y.kind==="municipality")?.value??s;o&&r&&d!==o&&this.#e.add({kind:"municipality",value:o})}#l(t){if(t.type==="conversation")return this.#h(t.data);const s=t.data;St(s)&&s.client_id&&this.#c(s.client_id);const i=this.conversation.add(Number(t.id),s);this.#u(dt()),i&&this.settled&&!St(s)&&this.view.replied(i,Date.parse(s.at)>=this.#t),this.view.changed()}#h(t){if(!Te(t.mark))return location.reload();t.language===this.#s&&(this.#s=null),!this.#s&&t.language&&this.#p(t.language),this.municipality=t.municipality??this.municipality,this.expires=t.expires,this.settled||(this.settled=!0,this.#e.begin(this.conversation.last?null:{id:vo,kind:"start"}),this.view.settled()),this.view.changed()}#c(t){this.#i.delete(t),this.photos.arrived(t),dt().some(s=>s.id===t)&&this.#e.withdraw(t)}#a(){const t=dt();for(const s of t){const i=ko(s);i&&this.conversation.addUnconfirmed(s.id,i,T())}this.#u(t),this.conversation.setDelivery(new Map(t.map(({id:s})=>[s,this.#e.faring(s)]))),this.view.changed()}#u(t){for(const s of t){if(s.kind!=="button"||this.#i.has(s.id))continue;const i=this.conversation.choose(s.payload);i&&this.#i.set(s.id,i)}}#f(t,s){this.conversation.drop(t.id);const i=this.#i.get(t.id);i&&this.conversation.reopen(i),t.kind==="text"?this.view.giveBack(t.text,s.message):(t.kind!=="photo"||!this.photos.states[t.id])&&this.view.complain(s.message)}#d(){this.settled?location.reload():this.view.cookiesRefused()}#p(t){t!==T()&&(cn(t),this.view.changed())}}function ko(e){return e.kind==="location"?h("place_bubble"):e.kind==="photo"?h("photo_bubble"):e.kind==="text"||e.kind==="button"?e.text:null}const Oo=()=>JSON.parse(document.getElementById("page-data")?.textContent??""),Ao=120,Po=8,Et=document.documentElement,Eo=()=>scrollY+innerHeight>Et.scrollHeight-Ao;class xo{constructor(t,s,i,n){this.header=t,this.dock=s,this.find=i,this.onUnseen=n,history.scrollRestoration="manual",this.#e=s.offsetHeight;const o=new ResizeObserver(()=>this.#l());o.observe(t),o.observe(s),addEventListener("scroll",()=>this.#r(),{passive:!0});for(const r of[window,window.visualViewport])r?.addEventListener("resize",()=>this.#t&&this.toEnd("instant"))}#t=!0;#s=0;#i=null;#e;toEnd(t="auto"){this.#i=null,this.#t=!0,this.onUnseen(!1),requestAnimationFrame(()=>scrollTo({top:Et.scrollHeight,behavior:t}))}again(){this.#t&&(this.#i===null?this.toEnd("instant"):requestAnimationFrame(()=>this.#n()))}follow(t){if(!this.#t)return this.onUnseen(!0);this.#i??=t,requestAnimationFrame(()=>this.#n())}#n(){const t=this.#i===null?null:this.find(this.#i);if(!t)return;const s=t.getBoundingClientRect().top+scrollY-this.#o()-Po;scrollTo({top:Math.min(s,Et.scrollHeight-innerHeight)})}#o(){return getComputedStyle(this.header).position==="sticky"?this.header.offsetHeight:0}#r(){innerHeight&&(Eo()?(this.#t=!0,this.onUnseen(!1)):scrollY<this.#s&&(this.#t=!1),this.#s=scrollY)}#l(){Et.style.setProperty("--header",`${this.#o()}px`),Et.style.setProperty("--dock",`${this.dock.offsetHeight}px`);const t=this.dock.offsetHeight-this.#e;this.#e+=t,t>0&&this.#t&&this.#i?this.#n():t>0&&this.#t&&scrollBy(0,t)}}const So=/[^.!?\n]+[.!?]*\s*/g,Lt="speechSynthesis"in globalThis?speechSynthesis:null;let oe=null;const li=e=>ci(e)!==void 0,To=e=>Lt?.addEventListener("voiceschanged",e);function Ne(e,t,s=()=>{}){Nt();const i=ci(t);if(!Lt||!i)return s();oe=s;const n=(e.match(So)??[e]).map(o=>new SpeechSynthesisUtterance(o));for(const o of n)Object.assign(o,{voice:i,lang:i.lang}),Lt.speak(o);n.at(-1)?.addEventListener("end",()=>oe===s&&hi())}function Nt(){hi(),Lt?.cancel()}function hi(){const e=oe;oe=null,e?.()}const ci=e=>Lt?.getVoices().find(t=>t.lang.toLowerCase().startsWith(e));/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const tt={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4},ui=e=>(...t)=>({_$litDirective$:e,values:t});let pi=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,i){this._$Ct=t,this._$AM=s,this._$Ci=i}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{I:Co}=en,Ps=e=>e,Ro=e=>e.strings===void 0,Es=()=>document.createComment(""),At=(e,t,s)=>{const i=e._$AA.parentNode,n=t===void 0?e._$AB:t._$AA;if(s===void 0){const o=i.insertBefore(Es(),n),r=i.insertBefore(Es(),n);s=new Co(o,r,e,e.options)}else{const o=s._$AB.nextSibling,r=s._$AM,c=r!==e;if(c){let u;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(u=e._$AU)!==r._$AU&&s._$AP(u)}if(o!==n||c){let u=s._$AA;for(;u!==o;){const g=Ps(u).nextSibling;Ps(i).insertBefore(u,n),u=g}}}return s},Q=(e,t,s=e)=>(e._$AI(t,s),e),Do={},di=(e,t=Do)=>e._$AH=t,Uo=e=>e._$AH,Re=e=>{e._$AR(),e._$AA.remove()};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const fi=ui(class extends pi{constructor(e){if(super(e),e.type!==tt.PROPERTY&&e.type!==tt.ATTRIBUTE&&e.type!==tt.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Ro(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===E||t===p)return t;const s=e.element,i=e.name;if(e.type===tt.PROPERTY){if(t===s[i])return E}else if(e.type===tt.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(i))return E}else if(e.type===tt.ATTRIBUTE&&s.getAttribute(i)===t+"")return E;return di(e),t}});var Mo=Object.defineProperty,jo=Object.getOwnPropertyDescriptor,z=(e,t,s,i)=>{for(var n=i>1?void 0:i?jo(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Mo(t,s,n),n};const Io=3,Lo=100,No=200;let R=class extends f{constructor(){super(...arguments),this.lang="fi",this.value="",this.suggest=()=>Promise.resolve([]),this.invalid=!1,this.describedBy="",this.places=[],this.active=-1,this.timer=0,this.round=0,this.written=""}createRenderRoot(){return this}disconnectedCallback(){super.disconnectedCallback(),this.close()}willUpdate(e){e.has("value")&&this.value!==this.written&&this.close()}updated(){this.querySelector("[aria-selected=true]")?.scrollIntoView({block:"nearest"})}typed(){this.written=this.value=this.input.value,this.active=-1;const e=this.written.trim(),t=++this.round;if(clearTimeout(this.timer),e.length<Io||e.length>Lo)return this.close();this.timer=window.setTimeout(()=>void this.look(e,t),No)}async look(e,t){const s=await this.suggest(e).catch(()=>[]);t!==this.round||document.activeElement!==this.input||(this.places=s,this.active=-1)}close(){clearTimeout(this.timer),this.round++,this.places=[],this.active=-1}choose(e){this.close(),N(this,"ak-choose",{text:e.label})}key(e){if(!this.places.length||e.isComposing)return;const t=this.places[this.active];if(e.key==="ArrowDown")this.move(1);else if(e.key==="ArrowUp")this.move(-1);else if(e.key==="Escape")this.close();else if(e.key==="Enter"&&t)this.choose(t);else return;e.preventDefault()}move(e){const t=this.places.length+1;this.active=(this.active+1+e+t)%t-1}render(){const e=this.places.length>0;return l`
      <input
        id="text"
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="words"
        spellcheck="false"
        enterkeyhint="send"
        aria-autocomplete="list"
        aria-expanded=${e?"true":"false"}
        aria-controls="suggestions"
        aria-activedescendant=${this.active<0?p:`suggestion-${this.active}`}
        aria-describedby=${this.describedBy||p}
        aria-invalid=${this.invalid?"true":p}
        .value=${fi(this.value)}
        @input=${this.typed}
        @keydown=${this.key}
        @blur=${this.close}
      />
      <ul
        id="suggestions"
        role="listbox"
        aria-label=${h("suggestions",{},this.lang)}
        ?hidden=${!e}
        @mousedown=${t=>t.preventDefault()}
      >
        ${this.places.map((t,s)=>l`
            <li
              id="suggestion-${s}"
              role="option"
              aria-selected=${s===this.active?"true":"false"}
              @click=${()=>this.choose(t)}
            >
              ${t.label}
            </li>
          `)}
      </ul>
      <p class="unseen" role="status">
        ${e?h("suggestions_count",{count:this.places.length},this.lang):p}
      </p>
    `}};z([a()],R.prototype,"lang",2);z([a()],R.prototype,"value",2);z([a({attribute:!1})],R.prototype,"suggest",2);z([a({type:Boolean})],R.prototype,"invalid",2);z([a()],R.prototype,"describedBy",2);z([b()],R.prototype,"places",2);z([b()],R.prototype,"active",2);z([H("input")],R.prototype,"input",2);R=z([$("ak-address")],R);const Bt=e=>new Date(`${e}T00:00:00Z`),gi=e=>e.toISOString().slice(0,10),re=(e=new Date)=>new Intl.DateTimeFormat("sv-SE",{timeZone:"Europe/Helsinki"}).format(e);function A(e,t){const s=Bt(e);return s.setUTCDate(s.getUTCDate()+t),gi(s)}function Jt(e,t){const s=Bt(Ht(e));s.setUTCMonth(s.getUTCMonth()+t);const i=new Date(Date.UTC(s.getUTCFullYear(),s.getUTCMonth()+1,0)).getUTCDate();return s.setUTCDate(Math.min(Bt(e).getUTCDate(),i)),gi(s)}const Ht=e=>`${e.slice(0,8)}01`,Qt=e=>(Bt(e).getUTCDay()+6)%7;function Bo(e){const t=Ht(e),s=A(t,-Qt(t)),n=Array.from({length:42},(r,c)=>A(s,c)).map(r=>Ht(r)===t?r:null);return Array.from({length:6},(r,c)=>n.slice(c*7,c*7+7)).filter(r=>r.some(Boolean))}const xs=e=>`${Number(e.slice(8))}.${Number(e.slice(5,7))}.${e.slice(0,4)}`,Tt=(e,t,s)=>new Intl.DateTimeFormat(`${t}-FI`,{...s,timeZone:"UTC"}).format(Bt(e)),Ho=(e,t)=>[{weekday:"long"},{day:"numeric",month:"long",year:"numeric"}].map(s=>Tt(e,t,s)).join(" "),Fo=(e,t)=>new Intl.RelativeTimeFormat(`${t}-FI`,{numeric:"auto"}).format(e,"day");var zo=Object.defineProperty,qo=Object.getOwnPropertyDescriptor,ht=(e,t,s,i)=>{for(var n=i>1?void 0:i?qo(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&zo(t,s,n),n};let V=class extends f{constructor(){super(...arguments),this.lang="fi",this.min="",this.max="",this.today=re(),this.at=re(),this.follow=!1}createRenderRoot(){return this}open(){this.dialog.showModal(),this.moveTo(this.today),this.follow=!0,this.requestUpdate()}updated(){this.follow&&this.querySelector("[tabindex='0']")?.focus(),this.follow=!1}possible(e){return(!this.min||e>=this.min)&&(!this.max||e<=this.max)}moveTo(e){this.min&&e<this.min?this.at=this.min:this.max&&e>this.max?this.at=this.max:this.at=e}key(e){const t=this.keyTarget(e);t&&(e.preventDefault(),this.follow=!0,this.moveTo(t),this.requestUpdate())}keyTarget({key:e,shiftKey:t}){const s=this.at,i=t?12:1;switch(e){case"ArrowLeft":return A(s,-1);case"ArrowRight":return A(s,1);case"ArrowUp":return A(s,-7);case"ArrowDown":return A(s,7);case"Home":return A(s,-Qt(s));case"End":return A(s,6-Qt(s));case"PageUp":return Jt(s,-i);case"PageDown":return Jt(s,i);default:return null}}choose(e){this.possible(e)&&(this.dialog.close(),this.dispatchEvent(new CustomEvent("ak-day",{detail:e})))}render(){const e=A(Ht(this.at),-1),t=Jt(Ht(this.at),1);return l`
      <dialog aria-labelledby="calendar-name">
        <h2 id="calendar-name">${h("date_choose",{},this.lang)}</h2>
        <div class="month">
          ${this.turn("previous",-1,this.possible(e))}
          <h3 id="calendar-month" aria-live="polite">
            ${Tt(this.at,this.lang,{month:"long",year:"numeric"})}
          </h3>
          ${this.turn("next",1,this.possible(t))}
        </div>
        <table
          role="grid"
          aria-labelledby="calendar-month"
          aria-describedby="calendar-keys"
          @keydown=${this.key}
        >
          <thead>
            <tr>
              ${[0,1,2,3,4,5,6].map(s=>this.weekdayName(s))}
            </tr>
          </thead>
          <tbody>
            ${Bo(this.at).map(s=>l`<tr>
                  ${s.map(i=>this.cell(i))}
                </tr>`)}
          </tbody>
        </table>
        <p id="calendar-keys">${h("date_keys",{},this.lang)}</p>
        <button type="button" class="close" @click=${()=>this.dialog.close()}>
          ${h("date_close",{},this.lang)}
        </button>
      </dialog>
    `}turn(e,t,s){return l`
      <button
        type="button"
        class="turn ${e}"
        aria-label=${h(`date_${e}`,{},this.lang)}
        aria-disabled=${s?p:"true"}
        @click=${()=>s&&this.moveTo(Jt(this.at,t))}
      >
        ${k(e)}
      </button>
    `}weekdayName(e){const t=A(this.at,e-Qt(this.at)),s=Tt(t,this.lang,{weekday:"long"});return l`<th scope="col" abbr=${s} aria-label=${s}>
      ${Tt(t,this.lang,{weekday:"short"})}
    </th>`}cell(e){return e?l`
      <td role="gridcell">
        <button
          type="button"
          tabindex=${e===this.at?0:-1}
          aria-label=${Ho(e,this.lang)}
          aria-current=${e===this.today?"date":p}
          aria-disabled=${this.possible(e)?p:"true"}
          @click=${()=>this.choose(e)}
        >
          ${Number(e.slice(8))}
        </button>
      </td>
    `:l`<td></td>`}};ht([a()],V.prototype,"lang",2);ht([a()],V.prototype,"min",2);ht([a()],V.prototype,"max",2);ht([a()],V.prototype,"today",2);ht([b()],V.prototype,"at",2);ht([H("dialog")],V.prototype,"dialog",2);V=ht([$("ak-calendar")],V);var Wo=Object.defineProperty,Vo=Object.getOwnPropertyDescriptor,vt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Vo(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Wo(t,s,n),n};const Yo=5;let ot=class extends f{constructor(){super(...arguments),this.lang="fi",this.min=re(),this.max="",this.today=re()}createRenderRoot(){return this}send(e){N(this,"ak-send",{kind:"text",text:xs(e)})}nextDays(){return Array.from({length:Yo},(t,s)=>A(this.min||this.today,s)).filter(t=>!this.max||t<=this.max)}titleOf(e){const t=`${xs(e).split(".").slice(0,2).join(".")}.`,s=[0,1].find(n=>A(this.today,n)===e),i=s===void 0?Tt(e,this.lang,{weekday:"long"}):Fo(s,this.lang);return`${i.charAt(0).toUpperCase()}${i.slice(1)} ${t}`}render(){return l`
      <fieldset>
        <legend>${h("date_choose",{},this.lang)}</legend>
        <div class="choices">
          ${this.nextDays().map(e=>l`
              <button type="button" @click=${()=>this.send(e)}>${this.titleOf(e)}</button>
            `)}
          <button type="button" aria-haspopup="dialog" @click=${()=>this.calendar.open()}>
            ${k("calendar")} ${h("date_calendar",{},this.lang)}
          </button>
        </div>
      </fieldset>
      <ak-calendar
        .lang=${this.lang}
        .min=${this.min}
        .max=${this.max}
        .today=${this.today}
        @ak-day=${e=>this.send(e.detail)}
      ></ak-calendar>
    `}};vt([a()],ot.prototype,"lang",2);vt([a()],ot.prototype,"min",2);vt([a()],ot.prototype,"max",2);vt([a()],ot.prototype,"today",2);vt([H("ak-calendar")],ot.prototype,"calendar",2);ot=vt([$("ak-date")],ot);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ss=(e,t,s)=>{const i=new Map;for(let n=t;n<=s;n++)i.set(e[n],n);return i},$i=ui(class extends pi{constructor(e){if(super(e),e.type!==tt.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let i;s===void 0?s=t:t!==void 0&&(i=t);const n=[],o=[];let r=0;for(const c of e)n[r]=i?i(c,r):r,o[r]=s(c,r),r++;return{values:o,keys:n}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,i]){const n=Uo(e),{values:o,keys:r}=this.dt(t,s,i);if(!Array.isArray(n))return this.ut=r,o;const c=this.ut??=[],u=[];let g,m,d=0,y=n.length-1,v=0,w=o.length-1;for(;d<=y&&v<=w;)if(n[d]===null)d++;else if(n[y]===null)y--;else if(c[d]===r[v])u[v]=Q(n[d],o[v]),d++,v++;else if(c[y]===r[w])u[w]=Q(n[y],o[w]),y--,w--;else if(c[d]===r[w])u[w]=Q(n[d],o[w]),At(e,u[w+1],n[d]),d++,w--;else if(c[y]===r[v])u[v]=Q(n[y],o[v]),At(e,n[d],n[y]),y--,v++;else if(g===void 0&&(g=Ss(r,v,w),m=Ss(c,d,y)),g.has(c[d]))if(g.has(c[y])){const I=m.get(r[v]),Ae=I!==void 0?n[I]:null;if(Ae===null){const is=At(e,n[d]);Q(is,o[v]),u[v]=is}else u[v]=Q(Ae,o[v]),At(e,n[d],Ae),n[I]=null;v++}else Re(n[y]),y--;else Re(n[d]),d++;for(;v<=w;){const I=At(e,u[w+1]);Q(I,o[v]),u[v++]=I}for(;d<=y;){const I=n[d++];I!==null&&Re(I)}return this.ut=r,di(e,u),E}}),Go=16,Ko=["heic","heix","heim","heis","hevc","hevx","mif1","msf1"];async function Jo(e){const t=new Uint8Array(await e.slice(0,Go).arrayBuffer()),s=String.fromCharCode(...t);return s.startsWith("ÿØÿ")||s.startsWith(`PNG\r

`)||s.startsWith("RIFF")&&s.slice(8,12)==="WEBP"?"photo":s.slice(4,8)==="ftyp"&&Ko.includes(s.slice(8,12))?"heic":"other"}var Zo=Object.defineProperty,Xo=Object.getOwnPropertyDescriptor,M=(e,t,s,i)=>{for(var n=i>1?void 0:i?Xo(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Zo(t,s,n),n};const De=5,Qo="image/jpeg,image/png,image/webp",Ue=1024*1024;let x=class extends f{constructor(){super(...arguments),this.lang="fi",this.offered=!1,this.maxPhoto=10*Ue,this.states={},this.store=Qs,this.photos=[],this.complaint="",this.news="",this.hadFocus=!1}createRenderRoot(){return this}firstUpdated(){this.takeUp()}disconnectedCallback(){super.disconnectedCallback(),this.photos.forEach(({address:e})=>URL.revokeObjectURL(e))}get ready(){return this.photos.some(e=>this.isWaitingForPress(e))}submit(){this.photos.filter(e=>this.isWaitingForPress(e)).forEach(e=>this.send(e))}isWaitingForPress({id:e,submitted:t}){return!t||this.states[e]?.state==="failed"}async takeUp(){const e=await this.store.kept();this.photos=[...e.map(t=>({...t,address:URL.createObjectURL(t.file)})),...this.photos];for(const t of this.photos.filter(({submitted:s})=>s))this.send(t);this.ready&&(this.news=h("photos_kept",{},this.lang))}async choose(){const e=[...this.input.files??[]];this.input.value="",this.complaint="";for(const t of e){const s=await this.whatIsWrong(t);s?this.complaint=e.length>1?`${t.name}: ${s}`:s:this.add(t)}}async whatIsWrong(e){const{lang:t,maxPhoto:s}=this;if(this.photos.length>=De)return h("photo_too_many",{count:De},t);const i=await Jo(e).catch(()=>"unreadable");return i==="unreadable"?h("photo_unreadable",{},t):i==="heic"?h("photo_heic",{},t):i==="other"?h("photo_type",{},t):e.size>s?h("photo_size",{megabytes:s/Ue},t):""}add(e){const t={id:crypto.randomUUID(),file:e,address:URL.createObjectURL(e),submitted:!1};this.photos=[...this.photos,t],this.news=h("photos_chosen",{count:this.photos.length},this.lang),this.store.keep(t)}send({id:e,file:t}){this.photos=this.photos.map(s=>s.id===e?{...s,submitted:!0}:s),this.store.keep({id:e,file:t,submitted:!0}),N(this,"ak-photo-send",{id:e,file:t})}withdraw(e){const t=e.submitted&&this.states[e.id]?.mayBeThere;this.takeAway(e),this.complaint=t?h("photo_perhaps_sent",{},this.lang):"",this.news=t?"":h("photo_removed",{},this.lang),e.submitted&&N(this,"ak-photo-withdraw",{id:e.id})}takeAway({id:e,address:t}){this.photos=this.photos.filter(s=>s.id!==e),URL.revokeObjectURL(t),this.store.drop(e)}willUpdate(e){this.hadFocus=this.contains(document.activeElement),e.has("lang")&&e.get("lang")&&(this.news=this.complaint=""),e.has("states")&&this.heed(e.get("states")??{})}heed(e){for(const t of this.photos){const s=this.states[t.id];s?.state==="sent"&&this.takeAway(t),!(!s||s.state===e[t.id]?.state)&&(s.state==="sent"&&(this.news=h("photo_sent",{},this.lang)),s.state==="failed"&&(this.news=s.reason??h("photo_failed",{},this.lang)))}}updated(){if(!this.hadFocus||this.contains(document.activeElement))return;(this.querySelector("li .cancel")??this.querySelector(".add")??document.getElementById("text"))?.focus()}render(){const e=this.photos.filter(({submitted:t})=>!t).length;return l`
      <div>
        ${this.offered?this.adding():p}
        <input type="file" id="photo-file" accept=${Qo} multiple hidden @change=${this.choose} />
        <p class="complaint" role="status">${this.complaint}</p>
        <p class="unseen" role="status">${this.news}</p>
        ${this.photos.length?this.tray():p} ${e?this.sending(e):p}
      </div>
    `}adding(){const e={count:De,megabytes:this.maxPhoto/Ue},t=this.photos.length>0;return l`
      <button type="button" class="add" aria-describedby="photo-rules" @click=${()=>this.input.click()}>
        ${k("camera")} ${h("add_photo",{},this.lang)}
      </button>
      <p class=${t?"unseen":"hint"} id="photo-rules">${h("photo_rules",e,this.lang)}</p>
    `}tray(){return l`
      <ul>
        ${$i(this.photos,({id:e})=>e,(e,t)=>this.one(e,t+1))}
      </ul>
    `}sending(e){return l`
      <button type="button" class="primary send-photos" @click=${this.submit}>
        ${h(e>1?"send_photos":"send_photo",{},this.lang)}
      </button>
    `}one(e,t){const s=e.submitted?this.states[e.id]:void 0,i=e.submitted&&s?.state==="uploading",n=e.submitted&&s?.state==="failed";return l`
      <li>
        <img src=${e.address} alt=${this.numbered("photo_alt",t)} />
        <div>
          <p class=${n?"name failed":"name"}>${this.wordsOf(e,s)}</p>
          ${i?l`<progress
                  max="100"
                  value=${s.percent}
                  aria-label=${this.numbered("photo_progress",t)}
                ></progress>`:p}
          <p class="row">
            ${n?this.action("retry",t,()=>this.send(e)):p}
            ${this.action("cancel",t,()=>this.withdraw(e))}
          </p>
        </div>
      </li>
    `}action(e,t,s){const i=`${e}_photo`;return l`
      <button type="button" class=${e} aria-label=${this.numbered(i,t)} @click=${s}>
        ${h(i,{},this.lang)}
      </button>
    `}numbered(e,t){const s=h(e,{},this.lang);return this.photos.length>1?`${s}, ${h("photo_number",{number:t},this.lang)}`:s}wordsOf({file:e,submitted:t},s){return t?s?.state==="failed"?s.reason??h("photo_failed",{},this.lang):s?.state==="uploading"?h("photo_sending",{percent:s.percent},this.lang):h("photo_waiting",{},this.lang):e.name}};M([a()],x.prototype,"lang",2);M([a({type:Boolean})],x.prototype,"offered",2);M([a({type:Number})],x.prototype,"maxPhoto",2);M([a({attribute:!1})],x.prototype,"states",2);M([a({attribute:!1})],x.prototype,"store",2);M([b()],x.prototype,"photos",2);M([b()],x.prototype,"complaint",2);M([b()],x.prototype,"news",2);M([H("input")],x.prototype,"input",2);x=M([$("ak-photos")],x);var tr=Object.defineProperty,er=Object.getOwnPropertyDescriptor,Gt=(e,t,s,i)=>{for(var n=i>1?void 0:i?er(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&tr(t,s,n),n};const sr=15e3,Ts=5,ir=200;let $t=class extends f{constructor(){super(...arguments),this.lang="fi",this.searching=!1,this.failure="",this.rough=null,this.hadFocus=!1}createRenderRoot(){return this}willUpdate(){this.hadFocus=this.contains(document.activeElement)}updated(){this.hadFocus&&!this.contains(document.activeElement)&&this.querySelector("button")?.focus()}search(){this.searching||(this.rough=null,this.failure=navigator.geolocation?"":"place_failed",!this.failure&&(this.searching=!0,navigator.geolocation.getCurrentPosition(e=>this.found(e.coords),e=>this.failed(e),{enableHighAccuracy:!0,timeout:sr,maximumAge:6e4})))}found({latitude:e,longitude:t,accuracy:s}){this.searching=!1;const i={lat:Number(e.toFixed(Ts)),lon:Number(t.toFixed(Ts)),accuracy:s};s>ir?this.rough=i:this.send(i)}failed({code:e,PERMISSION_DENIED:t,TIMEOUT:s}){this.searching=!1,e===t?this.failure="place_denied":this.failure=e===s?"place_late":"place_failed"}send({lat:e,lon:t}){this.rough=null,this.isConnected&&N(this,"ak-send",{kind:"location",lat:e,lon:t})}get words(){return this.searching?h("place_searching",{},this.lang):this.rough?h("place_rough",{distance:nr(this.rough.accuracy)},this.lang):this.failure&&h(this.failure,{},this.lang)}render(){return l`
      <div>
        ${this.rough?p:this.shareButton()}
        <p class="told" role="status">${this.words}</p>
        ${this.rough?this.roughChoices(this.rough):p}
      </div>
    `}shareButton(){return l`
      <button
        type="button"
        aria-describedby="place-why"
        aria-disabled=${this.searching?"true":p}
        @click=${this.search}
      >
        ${k("place")} ${h("share_place",{},this.lang)}
      </button>
      <p class="hint" id="place-why">${h("place_why",{},this.lang)}</p>
    `}roughChoices(e){return l`
      <p class="row">
        <button type="button" @click=${()=>this.send(e)}>${h("place_send",{},this.lang)}</button>
        <button type="button" @click=${this.search}>${h("place_again",{},this.lang)}</button>
      </p>
    `}};Gt([a()],$t.prototype,"lang",2);Gt([b()],$t.prototype,"searching",2);Gt([b()],$t.prototype,"failure",2);Gt([b()],$t.prototype,"rough",2);$t=Gt([$("ak-place")],$t);const nr=e=>e<1e3?`${Math.ceil(e/50)*50} m`:`${Math.ceil(e/1e3)} km`,Cs=6,or=22,rr=/^(?:klo|kello|kl\.?|klockan)?\s*(\d{1,2})(?:\s*[.:,]?\s*(\d{2}))?$/i,ar=Array.from({length:2*(or-Cs)+1},(e,t)=>`${Cs+Math.floor(t/2)}.${t%2?"30":"00"}`);function lr(e){const[,t,s="00"]=rr.exec(e.trim())??[];return t===void 0||Number(t)>23||Number(s)>59?null:`${Number(t)}.${s}`}var hr=Object.defineProperty,cr=Object.getOwnPropertyDescriptor,be=(e,t,s,i)=>{for(var n=i>1?void 0:i?cr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&hr(t,s,n),n};let Ft=class extends f{constructor(){super(...arguments),this.lang="fi",this.complaint=""}createRenderRoot(){return this}send(){const e=this.list.value;this.complaint=e?"":h("time_empty",{},this.lang),e?N(this,"ak-send",{kind:"text",text:e}):this.list.focus()}render(){return l`
      <label for="time">${h("time_choose",{},this.lang)}</label>
      <p class="error" id="time-error" role="alert">${this.complaint}</p>
      <div class="row">
        <select
          id="time"
          aria-describedby="time-error time-hint"
          aria-invalid=${this.complaint?"true":p}
          @change=${()=>this.complaint=""}
        >
          <option value="">${h("time_none",{},this.lang)}</option>
          ${ar.map(e=>l`<option>${e}</option>`)}
        </select>
        <button type="button" @click=${this.send}>${h("time_send",{},this.lang)}</button>
      </div>
      <p class="hint" id="time-hint">${h("time_hint",{},this.lang)}</p>
    `}};be([a()],Ft.prototype,"lang",2);be([b()],Ft.prototype,"complaint",2);be([H("select")],Ft.prototype,"list",2);Ft=be([$("ak-time")],Ft);var ur=Object.defineProperty,pr=Object.getOwnPropertyDescriptor,P=(e,t,s,i)=>{for(var n=i>1?void 0:i?pr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ur(t,s,n),n};const dr=.8,fr=100;let O=class extends f{constructor(){super(...arguments),this.accepts=[],this.lang="fi",this.draft="",this.suggest=()=>Promise.resolve([]),this.maxText=5e3,this.maxPhoto=10*1024*1024,this.photoStates={},this.complaint="",this.answered=!1,this.withSuggestions=!1,this.composing=!1,this.repeating=0,this.caret=null}createRenderRoot(){return this}focusField(){this.field?.focus({preventScroll:!0})}giveBack(e,t){this.write([e,this.draft].filter(Boolean).join(`
`)),this.answered=!1,this.complain(t)}complain(e){clearTimeout(this.repeating);const t=e!==""&&e===this.complaint;this.complaint=t?"":e,t&&(this.repeating=setTimeout(()=>this.complaint=e,fr))}get field(){return this.querySelector("#text")}willUpdate(e){if(e.has("accepts")&&(this.answered=!1),e.has("lang")&&e.get("lang")&&this.complain(""),this.composing)return;const t=this.accepts.includes("address")&&!this.answered&&!this.draft.includes(`
`);t!==this.withSuggestions&&(this.caret=this.field===document.activeElement?this.field?.selectionStart??0:null,this.withSuggestions=t)}async updated(){await this.querySelector("ak-address")?.updateComplete,this.takeBackFocus(),this.grow()}takeBackFocus(){this.caret!==null&&(this.focusField(),this.field?.setSelectionRange(this.caret,this.caret),this.caret=null)}grow(){const e=this.field;e instanceof HTMLTextAreaElement&&(e.style.height="auto",e.style.height=`${e.scrollHeight+e.offsetHeight-e.clientHeight}px`)}write(e){this.draft=e,this.complain(""),N(this,"ak-typing",{text:e})}typed(e){const t=e.target;t.id==="text"&&this.write(t.value)}key(e){const t=e.isComposing||e.keyCode===229;e.key!=="Enter"||e.shiftKey||t||e.defaultPrevented||(e.preventDefault(),this.send())}compose(e){this.composing=e,this.requestUpdate()}send(){const e=this.draft.trim(),t=[...e].length-this.maxText;if(t>0)return this.refuse(h("too_long",{over:t},this.lang));if(!e&&!this.photos.ready)return this.refuse(h("empty",{},this.lang));this.photos.submit(),e&&N(this,"ak-send",{kind:"text",text:this.meant(e)}),this.write("")}meant(e){return this.accepts.includes("time")?lr(e)??e:e}refuse(e){this.focusField(),this.complain(e)}submitted(e){e.preventDefault(),this.send()}chosen(e){this.write(e.detail.text),this.send()}answeredBesides(){Rs()||this.focusField(),this.answered=!0}render(){const e=this.maxText-[...this.draft.trim()].length,t=e>=0&&this.maxText-e>=this.maxText*dr;return l`
      <form class="composer" autocomplete="off" novalidate @submit=${this.submitted}>
        ${this.ways()}
        <label for="text">${h(this.withSuggestions?"write_address":"write",{},this.lang)}</label>
        <p class="error" id="text-error" role="alert">${this.complaint}</p>
        <div
          class="line"
          @input=${this.typed}
          @keydown=${this.key}
          @compositionstart=${()=>this.compose(!0)}
          @compositionend=${()=>this.compose(!1)}
        >
          ${this.withSuggestions?this.lineWithSuggestions(t):this.lines(t)}
          <button type="submit" id="send" class="primary">
            ${k("send")} ${h("send",{},this.lang)}
          </button>
        </div>
        <p class="hints">
          <span id="text-keys" ?hidden=${this.withSuggestions}>${h("keys",{},this.lang)}</span>
          <span id="text-left" ?hidden=${!t}>${h("left",{count:e},this.lang)}</span>
        </p>
      </form>
    `}lines(e){return l`
      <textarea
        id="text"
        rows="1"
        enterkeyhint="send"
        aria-describedby=${Ds(e,!Rs())}
        aria-invalid=${this.complaint?"true":p}
        .value=${fi(this.draft)}
      ></textarea>
    `}lineWithSuggestions(e){return l`
      <ak-address
        .lang=${this.lang}
        .value=${this.draft}
        .suggest=${this.suggest}
        .invalid=${this.complaint!==""}
        .describedBy=${Ds(e,!1)}
        @ak-choose=${this.chosen}
      ></ak-address>
    `}ways(){const e=t=>this.accepts.includes(t)&&!this.answered;return l` <div class="ways">
      <ak-photos
        .lang=${this.lang}
        .offered=${this.accepts.includes("photo")}
        .maxPhoto=${this.maxPhoto}
        .states=${this.photoStates}
      ></ak-photos>
      ${e("location")?l`<ak-place .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-place>`:p}
      ${e("date")?l`<ak-date .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-date>`:p}
      ${e("time")?l`<ak-time .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-time>`:p}
    </div>`}};P([a({attribute:!1})],O.prototype,"accepts",2);P([a()],O.prototype,"lang",2);P([a()],O.prototype,"draft",2);P([a({attribute:!1})],O.prototype,"suggest",2);P([a({type:Number})],O.prototype,"maxText",2);P([a({type:Number})],O.prototype,"maxPhoto",2);P([a({attribute:!1})],O.prototype,"photoStates",2);P([b()],O.prototype,"complaint",2);P([b()],O.prototype,"answered",2);P([b()],O.prototype,"withSuggestions",2);P([H("ak-photos")],O.prototype,"photos",2);O=P([$("ak-composer")],O);const Rs=()=>matchMedia("(pointer: coarse)").matches,Ds=(e,t)=>["text-error",e?"text-left":"",t?"text-keys":""].filter(Boolean).join(" ");function gr(e,t){return t.scale>1.01?0:Math.max(0,Math.round(e-t.height-t.offsetTop))}function $r(e){const t=window.visualViewport;if(!t)return;const s=()=>{const i=gr(window.innerHeight,t);e.style.setProperty("--keyboard",`${i}px`),document.documentElement.classList.toggle("covered",i>0)};t.addEventListener("resize",s),t.addEventListener("scroll",s)}var mr=Object.defineProperty,yr=Object.getOwnPropertyDescriptor,Xe=(e,t,s,i)=>{for(var n=i>1?void 0:i?yr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&mr(t,s,n),n};let ae=class extends f{constructor(){super(...arguments),this.word="",this.lang="fi"}createRenderRoot(){return this}render(){return this.word?l`<p id="connection">${h(this.word,{},this.lang)}</p>`:p}updated(e){e.has("word")&&this.word&&it(h(this.word,{},this.lang),this.lang)}};Xe([a()],ae.prototype,"word",2);Xe([a()],ae.prototype,"lang",2);ae=Xe([$("ak-connection")],ae);const vr=/https:\/\/[^\s<>"]+[^\s<>".,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w+.-])(?:\+\d[\d ]{6,16}\d|0\d[\d ]{5,14}\d|112)(?![\w-])/g,br=["https:","http:","mailto:","tel:"];function Qe(e,t){const s=[];let i=0;for(const{0:n,index:o}of e.matchAll(vr))s.push(e.slice(i,o),ts(n,wr(n),t)),i=o+n.length;return[...s,e.slice(i)]}const Kt=(e,t)=>e.split(/\n+/).filter(Boolean).map(s=>l`<p>${Qe(s,t)}</p>`);function ts(e,t,s){const i=t.slice(0,t.indexOf(":")+1).toLowerCase();return br.includes(i)?i.startsWith("http")?l`<a href=${t} target="_blank" rel="noopener noreferrer"
    >${e}${k("outside")}<span class="unseen"> (${h("new_tab",{},s)})</span></a
  >`:l`<a href=${t}>${e}</a>`:l`${e}`}function wr(e){return e.startsWith("https://")?e:e.includes("@")?`mailto:${e}`:`tel:${e.replaceAll(" ","")}`}var _r=Object.defineProperty,kr=Object.getOwnPropertyDescriptor,mi=(e,t,s,i)=>{for(var n=i>1?void 0:i?kr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&_r(t,s,n),n};let Be=class extends f{constructor(){super(...arguments),this.lang="fi"}createRenderRoot(){return this}render(){return l`
      <div role="alert">
        <p>${h("own_tab_why",{},this.lang)}</p>
        <p>${ts(h("own_tab",{},this.lang),gn(this.lang),this.lang)}</p>
      </div>
    `}};mi([a()],Be.prototype,"lang",2);Be=mi([$("ak-own-tab")],Be);var Or=Object.defineProperty,Ar=Object.getOwnPropertyDescriptor,we=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ar(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Or(t,s,n),n};const yi=6e4,Pr=10*yi;let zt=class extends f{constructor(){super(...arguments),this.expires=null,this.lang="fi",this.near=!1,this.timer=0,this.hadFocus=!1}createRenderRoot(){return this}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.look(),yi)}disconnectedCallback(){clearInterval(this.timer),super.disconnectedCallback()}willUpdate(e){this.hadFocus=this.querySelector("button:focus-visible")!==null,e.has("expires")&&this.look()}updated(){this.hadFocus&&!this.near&&document.getElementById("text")?.focus({preventScroll:!0})}render(){return this.near?l`
      <p>${this.warning}</p>
      <button type="button" @click=${this.prolong}>${h("timeout_prolong",{},this.lang)}</button>
    `:p}look(){const e=this.near;this.near=this.expires!==null&&Date.parse(this.expires)-Date.now()<=Pr,this.near&&!e&&it(this.warning,this.lang),e&&!this.near&&it(h("timeout_prolonged",{},this.lang),this.lang)}get warning(){return h("timeout_warning",{time:ei(this.expires??"",this.lang)},this.lang)}prolong(){this.dispatchEvent(new CustomEvent("ak-prolong",{bubbles:!0}))}};we([a()],zt.prototype,"expires",2);we([a()],zt.prototype,"lang",2);we([b()],zt.prototype,"near",2);zt=we([$("ak-timeout")],zt);var Er=Object.defineProperty,xr=Object.getOwnPropertyDescriptor,j=(e,t,s,i)=>{for(var n=i>1?void 0:i?xr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Er(t,s,n),n};let S=class extends f{constructor(){super(...arguments),this.words="",this.about="",this.says="",this.payload="",this.look="",this.lang="fi",this.closed=!1,this.chosen=null,this.held=!1}createRenderRoot(){return this}render(){const e=this.chosen===this.payload;return l`
      <button
        type="button"
        class="${this.look} ${e?"chosen":""}"
        ?disabled=${this.closed&&!(e&&this.held)}
        aria-disabled=${e?"true":p}
        @click=${this.press}
        @blur=${()=>this.held=!1}
      >
        ${e?k("check"):p}${this.words}${Us(this.about)}${e?Us(`(${h("chosen",{},this.lang)})`):p}
      </button>
    `}press({detail:e}){if(this.closed)return;this.held=!0;const t={payload:this.payload,text:this.says||this.words,byKeyboard:e===0};this.dispatchEvent(new CustomEvent("ak-press",{bubbles:!0,detail:t}))}};j([a()],S.prototype,"words",2);j([a()],S.prototype,"about",2);j([a()],S.prototype,"says",2);j([a()],S.prototype,"payload",2);j([a()],S.prototype,"look",2);j([a()],S.prototype,"lang",2);j([a({type:Boolean})],S.prototype,"closed",2);j([a()],S.prototype,"chosen",2);j([b()],S.prototype,"held",2);S=j([$("ak-choice")],S);const Us=e=>e?l`<span class="unseen"> ${e}</span>`:p;var Sr=Object.defineProperty,Tr=Object.getOwnPropertyDescriptor,bt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Tr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Sr(t,s,n),n};let rt=class extends f{constructor(){super(...arguments),this.buttons=[],this.about="",this.lang="fi",this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){return l`
      <div class="choices">
        ${this.buttons.map(({title:e,payload:t,primary:s})=>l`
            <ak-choice
              .words=${e}
              .about=${this.about}
              .payload=${t}
              .look=${s?"primary":""}
              .lang=${this.lang}
              .closed=${this.closed}
              .chosen=${this.chosen}
            ></ak-choice>
          `)}
      </div>
    `}};bt([a({attribute:!1})],rt.prototype,"buttons",2);bt([a()],rt.prototype,"about",2);bt([a()],rt.prototype,"lang",2);bt([a({type:Boolean})],rt.prototype,"closed",2);bt([a()],rt.prototype,"chosen",2);rt=bt([$("ak-choices")],rt);var Cr=Object.defineProperty,Rr=Object.getOwnPropertyDescriptor,ct=(e,t,s,i)=>{for(var n=i>1?void 0:i?Rr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Cr(t,s,n),n};let Y=class extends f{constructor(){super(...arguments),this.lines=[],this.lang="fi",this.closed=!1,this.chosen=null,this.copies=!1,this.copied=null}createRenderRoot(){return this}render(){return l`<dl>
      ${this.lines.map(e=>l`
          <div>
            <dt>${e.label}</dt>
            <dd><span>${Qe(e.value,this.lang)}</span>${this.change(e)}${this.copy(e)}</dd>
          </div>
        `)}
    </dl>`}change(e){const t=Le(e,this.lang);return t?l`<ak-choice
      look="plain"
      .words=${si(e,this.lang)}
      .about=${e.label}
      .says=${t.title}
      .payload=${t.payload}
      .lang=${this.lang}
      .closed=${this.closed}
      .chosen=${this.chosen}
    ></ak-choice>`:p}copy(e){if(!this.copies||!("clipboard"in navigator))return p;const t=h(this.copied===e?"copied":"copy",{},this.lang);return l`<button type="button" class="plain" @click=${()=>this.take(e)}>
      ${t}<span class="unseen"> ${e.label}</span>
    </button>`}async take(e){await navigator.clipboard.writeText(e.value),this.copied=e,it(`${h("copied",{},this.lang)}: ${e.value}`,this.lang)}};ct([a({attribute:!1})],Y.prototype,"lines",2);ct([a()],Y.prototype,"lang",2);ct([a({type:Boolean})],Y.prototype,"closed",2);ct([a()],Y.prototype,"chosen",2);ct([a({type:Boolean})],Y.prototype,"copies",2);ct([b()],Y.prototype,"copied",2);Y=ct([$("ak-lines")],Y);var Dr=Object.defineProperty,Ur=Object.getOwnPropertyDescriptor,es=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ur(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Dr(t,s,n),n};let le=class extends f{constructor(){super(...arguments),this.links=[],this.lang="fi"}createRenderRoot(){return this}render(){return l`<ul>
      ${this.links.map(({title:e,href:t})=>l`<li>${ts(e,t,this.lang)}</li>`)}
    </ul>`}};es([a({attribute:!1})],le.prototype,"links",2);es([a()],le.prototype,"lang",2);le=es([$("ak-links")],le);var Mr=Object.defineProperty,jr=Object.getOwnPropertyDescriptor,wt=(e,t,s,i)=>{for(var n=i>1?void 0:i?jr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Mr(t,s,n),n};let at=class extends f{constructor(){super(...arguments),this.number="",this.lang="fi",this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){const{kind:e,title:t,text:s,lines:i,links:n,buttons:o}=this.card,{lang:r,closed:c,chosen:u}=this;return l`
      <section class="card ${e}">
        <h3>${t}</h3>
        ${Kt(s,r)}
        ${i.length?l`<ak-lines .lines=${i} .lang=${r} .closed=${c} .chosen=${u}></ak-lines>`:p}
        ${n.length?l`<ak-links .links=${n} .lang=${r}></ak-links>`:p}
        ${o.length?l`<ak-choices
                .buttons=${o}
                .about=${this.number&&`${t}, ${this.number}`}
                .lang=${r}
                .closed=${c}
                .chosen=${u}
              ></ak-choices>`:p}
      </section>
    `}};wt([a({attribute:!1})],at.prototype,"card",2);wt([a()],at.prototype,"number",2);wt([a()],at.prototype,"lang",2);wt([a({type:Boolean})],at.prototype,"closed",2);wt([a()],at.prototype,"chosen",2);at=wt([$("ak-card")],at);var Ir=Object.defineProperty,Lr=Object.getOwnPropertyDescriptor,_t=(e,t,s,i)=>{for(var n=i>1?void 0:i?Lr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ir(t,s,n),n};const Nr=7,Br=500;let lt=class extends f{constructor(){super(...arguments),this.buttons=[],this.lang="fi",this.closed=!1,this.chosen=null,this.wanted="",this.timer=0}createRenderRoot(){return this}render(){const e=this.fitting;return l`
      ${this.closed?p:this.filter()}
      <ak-choices
        .buttons=${e}
        .lang=${this.lang}
        .closed=${this.closed}
        .chosen=${this.chosen}
      ></ak-choices>
      ${e.length?p:l`<p>${h("filter_none",{},this.lang)}</p>`}
    `}filter(){return l`
      <label>
        ${h("filter",{},this.lang)}
        <input
          type="search"
          autocomplete="off"
          .value=${this.wanted}
          @input=${this.typed}
          @keydown=${this.key}
        />
      </label>
    `}get fitting(){return this.closed?this.buttons:this.buttons.filter(({title:e})=>Ms(e).includes(Ms(this.wanted)))}typed({target:e}){this.wanted=e.value,clearTimeout(this.timer);const t=this.fitting.length,s=t?h("filter_count",{count:t},this.lang):h("filter_none",{},this.lang);this.timer=setTimeout(()=>it(s,this.lang),Br)}key(e){e.key!=="Enter"||e.isComposing||(e.preventDefault(),this.fitting.length===1&&this.querySelector(".choices button")?.click())}};_t([a({attribute:!1})],lt.prototype,"buttons",2);_t([a()],lt.prototype,"lang",2);_t([a({type:Boolean})],lt.prototype,"closed",2);_t([a()],lt.prototype,"chosen",2);_t([b()],lt.prototype,"wanted",2);lt=_t([$("ak-choice-list")],lt);const Ms=e=>e.trim().toLowerCase().normalize("NFD").replace(/\p{Mark}/gu,"");var Hr=Object.defineProperty,Fr=Object.getOwnPropertyDescriptor,ss=(e,t,s,i)=>{for(var n=i>1?void 0:i?Fr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Hr(t,s,n),n};let he=class extends f{constructor(){super(...arguments),this.text="",this.lang="fi"}createRenderRoot(){return this}render(){return l`
      ${k("hint")}
      <p><span class="unseen">${h("hint",{},this.lang)}: </span>${Qe(this.text,this.lang)}</p>
    `}};ss([a()],he.prototype,"text",2);ss([a()],he.prototype,"lang",2);he=ss([$("ak-hint")],he);var zr=Object.defineProperty,qr=Object.getOwnPropertyDescriptor,vi=(e,t,s,i)=>{for(var n=i>1?void 0:i?qr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&zr(t,s,n),n};let He=class extends f{createRenderRoot(){return this}render(){const{text:e,lang:t}=this.said;return l`
      ${k("hint")}
      <div>
        <span class="unseen">${h("notice",{},t)}:</span>
        ${Kt(e,t)}
      </div>
    `}};vi([a({attribute:!1})],He.prototype,"said",2);He=vi([$("ak-notice")],He);var Wr=Object.defineProperty,Vr=Object.getOwnPropertyDescriptor,_e=(e,t,s,i)=>{for(var n=i>1?void 0:i?Vr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Wr(t,s,n),n};let qt=class extends f{constructor(){super(...arguments),this.number=1,this.count=1,this.lang="fi"}createRenderRoot(){return this}render(){return l`
      <span>${h("progress",{number:this.number,count:this.count},this.lang)}</span>
      <progress aria-hidden="true" max=${this.count} value=${this.number}></progress>
    `}};_e([a({type:Number})],qt.prototype,"number",2);_e([a({type:Number})],qt.prototype,"count",2);_e([a()],qt.prototype,"lang",2);qt=_e([$("ak-progress")],qt);var Yr=Object.defineProperty,Gr=Object.getOwnPropertyDescriptor,bi=(e,t,s,i)=>{for(var n=i>1?void 0:i?Gr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Yr(t,s,n),n};let Fe=class extends f{createRenderRoot(){return this}render(){const{text:e,lines:t,lang:s}=this.said,i=ii(this.said);return l`
      <h3 class=${i?"done":""}>
        ${k(i?"check":"hint")} ${h(i?"receipt":"receipt_open",{},s)}
      </h3>
      ${Kt(e,s)}
      <ak-lines .lines=${t} .lang=${s} copies></ak-lines>
      <button type="button" class="plain print" @click=${this.print}>
        ${h("print_receipt",{},s)}
      </button>
    `}print(){const e=this.closest("li")??this;e.classList.add("printed"),window.print(),e.classList.remove("printed")}};bi([a({attribute:!1})],Fe.prototype,"said",2);Fe=bi([$("ak-receipt")],Fe);var Kr=Object.defineProperty,Jr=Object.getOwnPropertyDescriptor,ke=(e,t,s,i)=>{for(var n=i>1?void 0:i?Jr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Kr(t,s,n),n};let Wt=class extends f{constructor(){super(...arguments),this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){const{text:e,lines:t,lang:s}=this.said;return l`
      <h3>${h("summary",{},s)}</h3>
      ${Kt(e,s)}
      <ak-lines .lines=${t} .lang=${s} .closed=${this.closed} .chosen=${this.chosen}></ak-lines>
    `}};ke([a({attribute:!1})],Wt.prototype,"said",2);ke([a({type:Boolean})],Wt.prototype,"closed",2);ke([a()],Wt.prototype,"chosen",2);Wt=ke([$("ak-summary")],Wt);var Zr=Object.defineProperty,Xr=Object.getOwnPropertyDescriptor,Z=(e,t,s,i)=>{for(var n=i>1?void 0:i?Xr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Zr(t,s,n),n};let B=class extends f{constructor(){super(...arguments),this.closed=!1,this.chosen=null,this.delivery=null,this.picture=null,this.audible=!1,this.speaking=!1}createRenderRoot(){return this}disconnectedCallback(){this.speaking&&Nt(),super.disconnectedCallback()}render(){return l`
      ${this.byline()}
      <div class="bubble">${this.listen()}${this.content()}</div>
      ${this.cards()}${this.choices()}
      ${this.delivery&&l`<p class="state" data-state=${this.delivery} lang=${T()}>${h(this.delivery)}</p>`}
    `}byline(){const{kind:e,lang:t,at:s,progress:i}=this.said;return l`
      <p class="byline">
        <span>${h(e==="citizen"?"you":"assistant",{},t)}</span>
        ${s&&l`<time datetime=${s}>${ei(s,t)}</time>`}
        ${i&&l`<ak-progress .number=${i[0]} .count=${i[1]} .lang=${t}></ak-progress>`}
      </p>
    `}content(){const{said:e,closed:t,chosen:s}=this,{kind:i,lang:n,lines:o,links:r,hint:c}=e;return i==="summary"?l`<ak-summary .said=${e} .closed=${t} .chosen=${s}></ak-summary>`:i==="receipt"?l`<ak-receipt .said=${e}></ak-receipt>`:l`
      ${i==="notice"?l`<ak-notice .said=${e}></ak-notice>`:Kt(Yn(e),n)}
      ${c?l`<ak-hint .text=${c} .lang=${n}></ak-hint>`:p}
      ${o.length?l`<ak-lines .lines=${o} .lang=${n} .closed=${t} .chosen=${s}></ak-lines>`:p}
      ${r?.length?l`<ak-links .links=${r} .lang=${n}></ak-links>`:p}
      ${this.picture&&l`<img src=${this.picture} alt=${h("photo_alt",{},n)} />`}
    `}cards(){const{cards:e,lang:t}=this.said;return e?.length?l`<ul class="cards">
      ${e.map((s,i)=>l`
          <li>
            <ak-card
              .card=${s}
              .number=${e.length>1?`${i+1}/${e.length}`:""}
              .lang=${t}
              .closed=${this.closed}
              .chosen=${this.chosen}
            ></ak-card>
          </li>
        `)}
    </ul>`:p}choices(){const{buttons:e,lang:t}=this.said,{closed:s,chosen:i}=this;return e.length?e.length>Nr?l`<ak-choice-list
        .buttons=${e}
        .lang=${t}
        .closed=${s}
        .chosen=${i}
      ></ak-choice-list>`:l`<ak-choices
      .buttons=${e}
      .lang=${t}
      .closed=${s}
      .chosen=${i}
    ></ak-choices>`:p}listen(){const{kind:e,lang:t}=this.said;if(e==="citizen"||!this.audible)return p;const s=h(this.speaking?"stop_listening":"listen",{},t);return l`<button type="button" class="plain listen" title=${s} @click=${this.toggle}>
      ${k(this.speaking?"stop":"listen")}
    </button>`}toggle(){if(this.speaking)return Nt();Ne(ie(this.said),this.said.lang,()=>this.speaking=!1),this.speaking=!0}};Z([a({attribute:!1})],B.prototype,"said",2);Z([a({type:Boolean})],B.prototype,"closed",2);Z([a()],B.prototype,"chosen",2);Z([a()],B.prototype,"delivery",2);Z([a()],B.prototype,"picture",2);Z([a({type:Boolean})],B.prototype,"audible",2);Z([b()],B.prototype,"speaking",2);B=Z([$("ak-message")],B);var Qr=Object.defineProperty,ta=Object.getOwnPropertyDescriptor,Oe=(e,t,s,i)=>{for(var n=i>1?void 0:i?ta(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Qr(t,s,n),n};const ea=12e3;let Vt=class extends f{constructor(){super(...arguments),this.on=!1,this.lang="fi",this.slow=!1,this.timer=0}createRenderRoot(){return this}willUpdate(e){e.has("on")&&(clearTimeout(this.timer),this.slow=!1,this.on&&(this.timer=setTimeout(()=>this.slow=!0,ea)))}render(){return this.on?this.slow?l`<p>${h("typing_slow",{},this.lang)}</p>`:l`<p>
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${h("typing",{},this.lang)}
    </p>`:p}};Oe([a({type:Boolean})],Vt.prototype,"on",2);Oe([a()],Vt.prototype,"lang",2);Oe([b()],Vt.prototype,"slow",2);Vt=Oe([$("ak-typing")],Vt);var sa=Object.defineProperty,ia=Object.getOwnPropertyDescriptor,ut=(e,t,s,i)=>{for(var n=i>1?void 0:i?ia(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&sa(t,s,n),n};let G=class extends f{constructor(){super(...arguments),this.entries=[],this.unconfirmed=[],this.lang="fi",this.loading=!1,this.waits=!1,this.unseen=!1}createRenderRoot(){return this}render(){return l`
      <div id="transcript" role="log" aria-live="off" aria-labelledby="log-name">
        <h2 class="unseen" id="log-name">${h("log",{},this.lang)}</h2>
        ${this.loading?l`<p id="loading">${h("loading",{},this.lang)}</p>`:p}
        <ol id="messages">
          ${$i(this.rows(),({key:e})=>e,({row:e})=>e)}
        </ol>
        <ak-typing id="typing" ?hidden=${!this.waits} .on=${this.waits} .lang=${this.lang}></ak-typing>
      </div>
      <button type="button" id="new-messages" ?hidden=${!this.unseen} @click=${this.newest}>
        ${h("new_messages",{},this.lang)}
      </button>
    `}rows(){let e="";return[...this.entries.flatMap(s=>{const{at:i,lang:n}=s.said,o={key:na(s),row:this.entry(s)},r=xe(i,"fi")!==e;e=xe(i,"fi");const c={key:`day-${s.id}`,row:l`<li class="day" lang=${n}>${xe(i,n)}</li>`};return r?[c,o]:[o]}),...this.unconfirmed.map(s=>({key:s.id,row:this.onItsWay(s)}))]}entry({id:e,said:t,closed:s,chosen:i,picture:n}){return this.row(t,{id:String(e),closed:s,chosen:i,picture:n,delivery:null})}onItsWay({text:e,lang:t,picture:s,delivery:i}){return this.row(oa(e,t),{id:"",closed:!1,chosen:null,picture:s,delivery:i})}row(e,{id:t,closed:s,chosen:i,picture:n,delivery:o}){const{kind:r,lang:c}=e;return l`
      <li class="message ${r}" data-kind=${r} data-id=${t} lang=${c}>
        <ak-message
          .said=${e}
          .closed=${s}
          .chosen=${i}
          .picture=${n}
          .delivery=${o}
          .audible=${li(c)}
        ></ak-message>
      </li>
    `}newest(){this.dispatchEvent(new CustomEvent("ak-newest",{bubbles:!0}))}};ut([a({attribute:!1})],G.prototype,"entries",2);ut([a({attribute:!1})],G.prototype,"unconfirmed",2);ut([a()],G.prototype,"lang",2);ut([a({type:Boolean})],G.prototype,"loading",2);ut([a({type:Boolean})],G.prototype,"waits",2);ut([a({type:Boolean})],G.prototype,"unseen",2);G=ut([$("ak-transcript")],G);const na=({id:e,said:t})=>t.client_id??String(e),oa=(e,t)=>({text:e,lang:t,kind:"citizen",key:null,buttons:[],lines:[],cards:[],links:[],accepts:[],hint:null,progress:null,client_id:null,at:""});var ra=Object.defineProperty,aa=Object.getOwnPropertyDescriptor,q=(e,t,s,i)=>{for(var n=i>1?void 0:i?aa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ra(t,s,n),n};const la=["thank","goodbye"];let D=class extends f{constructor(){super(...arguments),this.unseen=!1,this.aloud=Is("aloud")==="on",this.needsOwnTab=!1,this.rateable=!xi(),this.thanks=!1,this.page=Oo(),this.draft=Pi(),this.personOpen=!1}createRenderRoot(){return hn(this.page.texts,this.page.language),this.chat=new _o(this.page,this),this.personOpen=this.querySelector("#person[open]")!==null,this.replaceChildren(),this}firstUpdated(){this.scroller=new xo(this.header,this.dock,ha,e=>this.unseen=e),this.host=new mn(this.page.hosts,()=>this.entered()),$r(this.dock),To(()=>this.requestUpdate()),this.chat.start()}updated(e){const t=T();if(document.title=[this.chat.itsMunicipality?.names[t],this.page.name].filter(Boolean).join(" – "),document.documentElement.lang===t)return;document.documentElement.lang=t;const s=document.querySelector(".skip");s&&(s.textContent=h("skip")),history.replaceState(null,"",Xs(t)),Si(t)}render(){const{chat:e,page:t}=this,s=T();return l`
      <ak-header
        .name=${t.name}
        .municipalities=${t.municipalities}
        .municipality=${e.itsMunicipality?.code??null}
        .lang=${s}
        .audible=${li(s)}
        .aloud=${this.aloud}
        .rateable=${this.rateable&&e.conversation.entries.length>0}
        .personOpen=${this.personOpen}
        @ak-language=${()=>e.switchLanguage(s==="fi"?"sv":"fi")}
        @ak-municipality=${this.municipalityChosen}
        @ak-read-aloud=${this.aloudChanged}
        @ak-restart=${()=>e.restart()}
        @ak-send=${this.written}
        @ak-rate=${this.rated}
        @ak-rate-dismiss=${this.ratingDismissed}
      ></ak-header>
      <main>
        <ak-transcript
          .entries=${[...e.conversation.entries]}
          .unconfirmed=${[...e.conversation.unconfirmed]}
          .lang=${s}
          .loading=${!e.settled}
          .waits=${e.waits}
          .unseen=${this.unseen}
          @ak-press=${this.pressed}
          @ak-newest=${this.newest}
        ></ak-transcript>
        ${this.isRatingDue?l`<ak-rating
                class="end"
                .lang=${s}
                @ak-rate=${this.ratedHere}
                @ak-rate-dismiss=${this.ratingDismissed}
              ></ak-rating>`:p}
        ${this.needsOwnTab?l`<ak-own-tab .lang=${s}></ak-own-tab>`:p}
        <div class="dock">
          <ak-timeout .expires=${e.expires} .lang=${s} @ak-prolong=${()=>e.prolong()}></ak-timeout>
          <ak-connection .word=${e.connection.word} .lang=${s}></ak-connection>
          <ak-composer
            id="composer"
            .accepts=${e.conversation.accepts}
            .lang=${s}
            .draft=${this.draft}
            .suggest=${co}
            .maxText=${t.maxText}
            .maxPhoto=${t.maxPhoto}
            .photoStates=${e.photos.states}
            @ak-send=${this.written}
            @ak-typing=${({detail:i})=>Ei(i.text)}
            @ak-photo-send=${this.photoSent}
            @ak-photo-withdraw=${({detail:i})=>e.withdrawPhoto(i.id)}
          ></ak-composer>
        </div>
      </main>
    `}changed(){this.requestUpdate()}settled(){this.shown().then(()=>this.scroller.toEnd("instant"))}replied({id:e,said:t},s){this.shown().then(()=>this.scroller.follow(String(e))),s&&(it(Gn(t),t.lang),this.aloud&&Ne(ie(t),t.lang),this.host.tell("unread"))}sent(){Nt(),this.shown().then(()=>this.scroller.toEnd())}complain(e){this.composer.complain(e)}cookiesRefused(){Ut?this.needsOwnTab=!0:this.complain(h("cookies"))}giveBack(e,t){this.composer.giveBack(e,t)}async shown(){this.requestUpdate(),await this.updateComplete}entered(){matchMedia("(pointer: coarse)").matches?this.querySelector("h1")?.focus({preventScroll:!0}):this.composer.focusField(),this.scroller.again()}written({detail:e}){this.chat.send(e)}pressed({detail:{payload:e,text:t,byKeyboard:s}}){this.chat.press(e,t),s&&this.composer.focusField()}photoSent({detail:{id:e,file:t}}){this.chat.sendPhoto(e,t)}municipalityChosen({detail:e}){this.chat.switchMunicipality(e.code)}newest({target:e}){e.querySelector("#new-messages:focus-visible")&&this.composer.focusField(),this.scroller.toEnd()}aloudChanged({detail:{on:e}}){this.aloud=e,Ls("aloud",e?"on":"off");const t=this.chat.conversation.entries.findLast(({said:s})=>s.kind!=="citizen")?.said;e&&t?Ne(ie(t),t.lang):Nt()}get isRatingDue(){const{entries:e,last:t}=this.chat.conversation;return(e.some(({said:i})=>ii(i))||la.includes(t?.said.key??""))&&(this.rateable||this.thanks)}async rated({detail:{stars:e,words:t,answer:s}}){try{await this.chat.rate(e,t)}catch(i){const{status:n,message:o}=i;return s(n===0||n>=500?h("rating_failed"):o)}rs(),this.rateable=!1,s(null)}ratedHere(e){const{detail:t}=e,s=i=>{this.thanks=i===null,t.answer(i)};this.rated(new CustomEvent(e.type,{detail:{...t,answer:s}}))}ratingDismissed(){rs(),this.rateable=!1,this.composer.focusField()}};q([b()],D.prototype,"unseen",2);q([b()],D.prototype,"aloud",2);q([b()],D.prototype,"needsOwnTab",2);q([b()],D.prototype,"rateable",2);q([b()],D.prototype,"thanks",2);q([H(".dock")],D.prototype,"dock",2);q([H("ak-header")],D.prototype,"header",2);q([H("ak-composer")],D.prototype,"composer",2);D=q([$("ak-app")],D);const ha=e=>document.querySelector(`.message[data-id="${e}"]`);zs();wi();
