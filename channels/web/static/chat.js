const Ee=()=>[...document.querySelectorAll(".panel[open]")];function gi(){document.addEventListener("toggle",({target:e})=>$i(e),{capture:!0}),addEventListener("keydown",e=>{const[t]=Ee();e.key!=="Escape"||!t||document.querySelector("dialog[open]")||(e.preventDefault(),Me(t))}),addEventListener("pointerdown",({target:e})=>{for(const t of Ee())t.contains(e)||(t.open=!1)})}function Me(e){e.open=!1,e.querySelector("summary")?.focus()}function $i(e){if(e.matches(".panel[open]"))for(const t of Ee())t!==e&&(t.open=!1)}const I="akkuna:",Ie=`${I}message:`,Zt=`${I}draft`,Cs=`${I}restart`,Qe=`${I}address`,Ne=`${I}rated`,x=Us(()=>localStorage),pt=Us(()=>sessionStorage),re=new Map;let mi=0;function ts(e,t=!1){const s=`${Ie}${t?"0":yi()}-${e.id}`;e.kind==="photo"?re.set(s,e):x.setItem(s,JSON.stringify(e))}const yi=()=>`${es(Date.now(),9)}-${es(mi++,4)}`,es=(e,t)=>e.toString(36).padStart(t,"0"),ct=()=>Le().flatMap(e=>Ai(e)??[]);function be(e){Le().filter(t=>t.endsWith(e)).forEach(Ds)}function vi(){Le().forEach(Ds),pt.removeItem(Zt),x.removeItem(Ne)}const bi=()=>pt.getItem(Zt)??"",wi=e=>e?pt.setItem(Zt,e):pt.removeItem(Zt),_i=()=>x.getItem(Ne)!==null,ss=()=>x.setItem(Ne,""),Ts=e=>x.getItem(`${I}prefers:${e}`),Rs=(e,t)=>x.setItem(`${I}prefers:${e}`,t);function ki(e){const t=pt.getItem(Qe);return pt.setItem(Qe,e),t!==e}const Oi=()=>x.setItem(Cs,crypto.randomUUID());function Pi(e){addEventListener("storage",({key:t})=>{t===Cs?e.restart():(t===null||t.startsWith(Ie))&&e.messages()})}function Le(){return[...Array.from({length:x.length},(t,s)=>x.key(s)??"").filter(t=>t.startsWith(Ie)),...re.keys()].sort()}function Ai(e){return re.get(e)??JSON.parse(x.getItem(e)??"null")}function Ds(e){re.delete(e),x.removeItem(e)}function Us(e){try{const t=e();return t.setItem(`${I}try`,""),t.removeItem(`${I}try`),t}catch{return xi()}}function xi(){const e=new Map;return{getItem:t=>e.get(t)??null,setItem:(t,s)=>void e.set(t,s),removeItem:t=>void e.delete(t),key:t=>[...e.keys()][t]??null,get length(){return e.size}}}const js=["normal","large","largest"],Ms=()=>js.find(e=>e===Ts("text-size"))??"normal";function Ei(e){Rs("text-size",e),Is()}function Is(){document.documentElement.dataset.textSize=Ms()}/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Gt=globalThis,Be=Gt.ShadowRoot&&(Gt.ShadyCSS===void 0||Gt.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ns=Symbol(),is=new WeakMap;let Si=class{constructor(t,s,i){if(this._$cssResult$=!0,i!==Ns)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=s}get styleSheet(){let t=this.o;const s=this.t;if(Be&&t===void 0){const i=s!==void 0&&s.length===1;i&&(t=is.get(s)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&is.set(s,t))}return t}toString(){return this.cssText}};const Ci=e=>new Si(typeof e=="string"?e:e+"",void 0,Ns),Ti=(e,t)=>{if(Be)e.adoptedStyleSheets=t.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(const s of t){const i=document.createElement("style"),n=Gt.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=s.cssText,e.appendChild(i)}},ns=Be?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let s="";for(const i of t.cssRules)s+=i.cssText;return Ci(s)})(e):e;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{is:Ri,defineProperty:Di,getOwnPropertyDescriptor:Ui,getOwnPropertyNames:ji,getOwnPropertySymbols:Mi,getPrototypeOf:Ii}=Object,ae=globalThis,os=ae.trustedTypes,Ni=os?os.emptyScript:"",Li=ae.reactiveElementPolyfillSupport,Ot=(e,t)=>e,Xt={toAttribute(e,t){switch(t){case Boolean:e=e?Ni:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let s=e;switch(t){case Boolean:s=e!==null;break;case Number:s=e===null?null:Number(e);break;case Object:case Array:try{s=JSON.parse(e)}catch{s=null}}return s}},He=(e,t)=>!Ri(e,t),rs={attribute:!0,type:String,converter:Xt,reflect:!1,useDefault:!1,hasChanged:He};Symbol.metadata??=Symbol("metadata"),ae.litPropertyMetadata??=new WeakMap;let lt=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,s=rs){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),n=this.getPropertyDescriptor(t,i,s);n!==void 0&&Di(this.prototype,t,n)}}static getPropertyDescriptor(t,s,i){const{get:n,set:o}=Ui(this.prototype,t)??{get(){return this[s]},set(r){this[s]=r}};return{get:n,set(r){const p=n?.call(this);o?.call(this,r),this.requestUpdate(t,p,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??rs}static _$Ei(){if(this.hasOwnProperty(Ot("elementProperties")))return;const t=Ii(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Ot("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Ot("properties"))){const s=this.properties,i=[...ji(s),...Mi(s)];for(const n of i)this.createProperty(n,s[n])}const t=this[Symbol.metadata];if(t!==null){const s=litPropertyMetadata.get(t);if(s!==void 0)for(const[i,n]of s)this.elementProperties.set(i,n)}this._$Eh=new Map;for(const[s,i]of this.elementProperties){const n=this._$Eu(s,i);n!==void 0&&this._$Eh.set(n,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const s=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const n of i)s.unshift(ns(n))}else t!==void 0&&s.push(ns(t));return s}static _$Eu(t,s){const i=s.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,s=this.constructor.elementProperties;for(const i of s.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Ti(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,s,i){this._$AK(t,i)}_$ET(t,s){const i=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,i);if(n!==void 0&&i.reflect===!0){const o=(i.converter?.toAttribute!==void 0?i.converter:Xt).toAttribute(s,i.type);this._$Em=t,o==null?this.removeAttribute(n):this.setAttribute(n,o),this._$Em=null}}_$AK(t,s){const i=this.constructor,n=i._$Eh.get(t);if(n!==void 0&&this._$Em!==n){const o=i.getPropertyOptions(n),r=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:Xt;this._$Em=n;const p=r.fromAttribute(s,o.type);this[n]=p??this._$Ej?.get(n)??p,this._$Em=null}}requestUpdate(t,s,i,n=!1,o){if(t!==void 0){const r=this.constructor;if(n===!1&&(o=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??He)(o,s)||i.useDefault&&i.reflect&&o===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,s,{useDefault:i,reflect:n,wrapped:o},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),o!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,o]of this._$Ep)this[n]=o;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[n,o]of i){const{wrapped:r}=o,p=this[n];r!==!0||this._$AL.has(n)||p===void 0||this.C(n,void 0,o,p)}}let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(s)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(s)}willUpdate(t){}_$AE(t){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(t){}firstUpdated(t){}};lt.elementStyles=[],lt.shadowRootOptions={mode:"open"},lt[Ot("elementProperties")]=new Map,lt[Ot("finalized")]=new Map,Li?.({ReactiveElement:lt}),(ae.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const ze=globalThis,as=e=>e,Qt=ze.trustedTypes,ls=Qt?Qt.createPolicy("lit-html",{createHTML:e=>e}):void 0,Ls="$lit$",W=`lit$${Math.random().toFixed(9).slice(2)}$`,Bs="?"+W,Bi=`<${Bs}>`,et=document,At=()=>et.createComment(""),xt=e=>e===null||typeof e!="object"&&typeof e!="function",Fe=Array.isArray,Hi=e=>Fe(e)||typeof e?.[Symbol.iterator]=="function",we=`[ 	
\f\r]`,bt=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,hs=/-->/g,cs=/>/g,Z=RegExp(`>|${we}(?:([^\\s"'>=/]+)(${we}*=${we}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ps=/'/g,us=/"/g,Hs=/^(?:script|style|textarea|title)$/i,zi=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),l=zi(1),A=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),ds=new WeakMap,tt=et.createTreeWalker(et,129);function zs(e,t){if(!Fe(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return ls!==void 0?ls.createHTML(t):t}const Fi=(e,t)=>{const s=e.length-1,i=[];let n,o=t===2?"<svg>":t===3?"<math>":"",r=bt;for(let p=0;p<s;p++){const u=e[p];let $,b,d=-1,v=0;for(;v<u.length&&(r.lastIndex=v,b=r.exec(u),b!==null);)v=r.lastIndex,r===bt?b[1]==="!--"?r=hs:b[1]!==void 0?r=cs:b[2]!==void 0?(Hs.test(b[2])&&(n=RegExp("</"+b[2],"g")),r=Z):b[3]!==void 0&&(r=Z):r===Z?b[0]===">"?(r=n??bt,d=-1):b[1]===void 0?d=-2:(d=r.lastIndex-b[2].length,$=b[1],r=b[3]===void 0?Z:b[3]==='"'?us:ps):r===us||r===ps?r=Z:r===hs||r===cs?r=bt:(r=Z,n=void 0);const m=r===Z&&e[p+1].startsWith("/>")?" ":"";o+=r===bt?u+Bi:d>=0?(i.push($),u.slice(0,d)+Ls+u.slice(d)+W+m):u+W+(d===-2?p:m)}return[zs(e,o+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class Et{constructor({strings:t,_$litType$:s},i){let n;this.parts=[];let o=0,r=0;const p=t.length-1,u=this.parts,[$,b]=Fi(t,s);if(this.el=Et.createElement($,i),tt.currentNode=this.el.content,s===2||s===3){const d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(n=tt.nextNode())!==null&&u.length<p;){if(n.nodeType===1){if(n.hasAttributes())for(const d of n.getAttributeNames())if(d.endsWith(Ls)){const v=b[r++],m=n.getAttribute(d).split(W),w=/([.?@])?(.*)/.exec(v);u.push({type:1,index:o,name:w[2],strings:m,ctor:w[1]==="."?Wi:w[1]==="?"?Vi:w[1]==="@"?Yi:le}),n.removeAttribute(d)}else d.startsWith(W)&&(u.push({type:6,index:o}),n.removeAttribute(d));if(Hs.test(n.tagName)){const d=n.textContent.split(W),v=d.length-1;if(v>0){n.textContent=Qt?Qt.emptyScript:"";for(let m=0;m<v;m++)n.append(d[m],At()),tt.nextNode(),u.push({type:2,index:++o});n.append(d[v],At())}}}else if(n.nodeType===8)if(n.data===Bs)u.push({type:2,index:o});else{let d=-1;for(;(d=n.data.indexOf(W,d+1))!==-1;)u.push({type:7,index:o}),d+=W.length-1}o++}}static createElement(t,s){const i=et.createElement("template");return i.innerHTML=t,i}}function ut(e,t,s=e,i){if(t===A)return t;let n=i!==void 0?s._$Co?.[i]:s._$Cl;const o=xt(t)?void 0:t._$litDirective$;return n?.constructor!==o&&(n?._$AO?.(!1),o===void 0?n=void 0:(n=new o(e),n._$AT(e,s,i)),i!==void 0?(s._$Co??=[])[i]=n:s._$Cl=n),n!==void 0&&(t=ut(e,n._$AS(e,t.values),n,i)),t}class qi{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:s},parts:i}=this._$AD,n=(t?.creationScope??et).importNode(s,!0);tt.currentNode=n;let o=tt.nextNode(),r=0,p=0,u=i[0];for(;u!==void 0;){if(r===u.index){let $;u.type===2?$=new mt(o,o.nextSibling,this,t):u.type===1?$=new u.ctor(o,u.name,u.strings,this,t):u.type===6&&($=new Gi(o,this,t)),this._$AV.push($),u=i[++p]}r!==u?.index&&(o=tt.nextNode(),r++)}return tt.currentNode=et,n}p(t){let s=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,s),s+=i.strings.length-2):i._$AI(t[s])),s++}}class mt{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,i,n){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=ut(this,t,s),xt(t)?t===c||t==null||t===""?(this._$AH!==c&&this._$AR(),this._$AH=c):t!==this._$AH&&t!==A&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Hi(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==c&&xt(this._$AH)?this._$AA.nextSibling.data=t:this.T(et.createTextNode(t)),this._$AH=t}$(t){const{values:s,_$litType$:i}=t,n=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=Et.createElement(zs(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(s);else{const o=new qi(n,this),r=o.u(this.options);o.p(s),this.T(r),this._$AH=o}}_$AC(t){let s=ds.get(t.strings);return s===void 0&&ds.set(t.strings,s=new Et(t)),s}k(t){Fe(this._$AH)||(this._$AH=[],this._$AR());const s=this._$AH;let i,n=0;for(const o of t)n===s.length?s.push(i=new mt(this.O(At()),this.O(At()),this,this.options)):i=s[n],i._$AI(o),n++;n<s.length&&(this._$AR(i&&i._$AB.nextSibling,n),s.length=n)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){const i=as(t).nextSibling;as(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class le{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,i,n,o){this.type=1,this._$AH=c,this._$AN=void 0,this.element=t,this.name=s,this._$AM=n,this.options=o,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=c}_$AI(t,s=this,i,n){const o=this.strings;let r=!1;if(o===void 0)t=ut(this,t,s,0),r=!xt(t)||t!==this._$AH&&t!==A,r&&(this._$AH=t);else{const p=t;let u,$;for(t=o[0],u=0;u<o.length-1;u++)$=ut(this,p[i+u],s,u),$===A&&($=this._$AH[u]),r||=!xt($)||$!==this._$AH[u],$===c?t=c:t!==c&&(t+=($??"")+o[u+1]),this._$AH[u]=$}r&&!n&&this.j(t)}j(t){t===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class Wi extends le{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===c?void 0:t}}class Vi extends le{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==c)}}class Yi extends le{constructor(t,s,i,n,o){super(t,s,i,n,o),this.type=5}_$AI(t,s=this){if((t=ut(this,t,s,0)??c)===A)return;const i=this._$AH,n=t===c&&i!==c||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,o=t!==c&&(i===c||n);n&&this.element.removeEventListener(this.name,this,i),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class Gi{constructor(t,s,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){ut(this,t)}}const Ki={I:mt},Ji=ze.litHtmlPolyfillSupport;Ji?.(Et,mt),(ze.litHtmlVersions??=[]).push("3.3.3");const Zi=(e,t,s)=>{const i=s?.renderBefore??t;let n=i._$litPart$;if(n===void 0){const o=s?.renderBefore??null;i._$litPart$=n=new mt(t.insertBefore(At(),o),o,void 0,s??{})}return n._$AI(e),n};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const qe=globalThis;let f=class extends lt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Zi(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};f._$litElement$=!0,f.finalized=!0,qe.litElementHydrateSupport?.({LitElement:f});const Xi=qe.litElementPolyfillSupport;Xi?.({LitElement:f});(qe.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const g=e=>(t,s)=>{s!==void 0?s.addInitializer(()=>{customElements.define(e,t)}):customElements.define(e,t)};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Qi={attribute:!0,type:String,converter:Xt,reflect:!1,hasChanged:He},tn=(e=Qi,t,s)=>{const{kind:i,metadata:n}=s;let o=globalThis.litPropertyMetadata.get(n);if(o===void 0&&globalThis.litPropertyMetadata.set(n,o=new Map),i==="setter"&&((e=Object.create(e)).wrapped=!0),o.set(s.name,e),i==="accessor"){const{name:r}=s;return{set(p){const u=t.get.call(this);t.set.call(this,p),this.requestUpdate(r,u,e,!0,p)},init(p){return p!==void 0&&this.C(r,void 0,e,p),p}}}if(i==="setter"){const{name:r}=s;return function(p){const u=this[r];t.call(this,p),this.requestUpdate(r,u,e,!0,p)}}throw Error("Unsupported decorator location: "+i)};function a(e){return(t,s)=>typeof s=="object"?tn(e,t,s):((i,n,o)=>{const r=n.hasOwnProperty(o);return n.constructor.createProperty(o,i),r?Object.getOwnPropertyDescriptor(n,o):void 0})(e,t,s)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function y(e){return a({...e,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const en=(e,t,s)=>(s.configurable=!0,s.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(e,t,s),s);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function H(e,t){return(s,i,n)=>{const o=r=>r.renderRoot?.querySelector(e)??null;return en(s,i,{get(){return o(this)}})}}let Fs={fi:{},sv:{}},he="fi";const C=()=>he;function sn(e,t){Fs=e,he=t}function nn(e){he=e}function h(e,t={},s=he){const i=Fs[s][e];if(i===void 0)throw new Error(`no words for ${e} in ${s}`);return i.replace(/\{(\w+)\}/g,(n,o)=>String(t[o]))}const qs="kunta-akkuna",on=e=>({source:qs,type:e});function rn(e){const t=e;return typeof t=="object"&&t?.source===qs?t.type??null:null}const St=new URLSearchParams(location.search).get("embedded")==="1",We=(e=St)=>e?{"Akkuna-Embedded":"1"}:{},an=(e,t=St)=>t?`${e}${e.includes("?")?"&":"?"}embedded=1`:e,ln=e=>`${location.origin}${location.pathname}?lang=${e}`,hn="dialog[open], .panel[open], [aria-expanded=true]";class cn{constructor(t,s){this.allowed=t,this.onOpened=s,addEventListener("message",i=>this.#e(i)),addEventListener("keydown",i=>this.#s(i),{capture:!0})}#t=null;tell(t){this.#t&&parent.postMessage(on(t),this.#t)}#e({data:t,origin:s,source:i}){const n=rn(t);i!==parent||!this.#i(s)||(n==="hello"?(this.#t=s,this.tell("ready")):n==="opened"&&this.onOpened())}#i(t){return this.allowed.some(s=>s.endsWith(":*")?t.startsWith(s.slice(0,-1)):t===s)}#s({key:t,isComposing:s}){t==="Escape"&&!s&&!document.querySelector(hn)&&this.tell("escape")}}var pn=Object.defineProperty,un=Object.getOwnPropertyDescriptor,ce=(e,t,s,i)=>{for(var n=i>1?void 0:i?un(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&pn(t,s,n),n};let Ct=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.current=null}createRenderRoot(){return this}render(){const{lang:e,current:t}=this;return l`
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
    `}submitted(e){e.preventDefault();const t=this.querySelector("select")?.value;t&&t!==this.current&&this.dispatchEvent(new CustomEvent("ak-municipality",{bubbles:!0,detail:{code:t}}))}};ce([a({attribute:!1})],Ct.prototype,"municipalities",2);ce([a()],Ct.prototype,"lang",2);ce([a()],Ct.prototype,"current",2);Ct=ce([g("ak-municipality")],Ct);const dn=3e3;function st(e,t){const s=document.createElement("p");s.lang=t,s.textContent=e,document.getElementById("announcer")?.append(s),setTimeout(()=>s.remove(),dn)}const fn={check:"m9 18.6-6.3-6.3 2.2-2.2L9 14.2 19.1 4l2.2 2.2z",send:"M3 20.5 22 12 3 3.5 3 10l12 2-12 2z",listen:"M3 9h4l5-5v16l-5-5H3zm11-1a5 5 0 0 1 0 8zm0-4.7a9 9 0 0 1 0 17.4v-2.2a7 7 0 0 0 0-13z",stop:"M6 6h12v12H6z",star:"m12 2.5 2.9 6.3 6.9.8-5.1 4.7 1.4 6.8-6.1-3.4-6.1 3.4 1.4-6.8-5.1-4.7 6.9-.8z",hint:"M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 5h2v2h-2zm0 4h2v6h-2z",camera:"M9 4h6l1.5 2H20a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8c0-1.1.9-2 2-2h3.5zm3 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10zm0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",place:"M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",calendar:"M7 2h2v2h6V2h2v2h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2h3zM4 10v10h16V10z",previous:"m15.5 4.5 2 2L12 12l5.5 5.5-2 2L8 12z",next:"m8.5 4.5-2 2L12 12l-5.5 5.5 2 2L16 12z",outside:"M5 5h6v2H7v10h10v-4h2v6H5zm9-1h6v6h-2V7.4l-6.3 6.3-1.4-1.4L16.6 6H14z"},_=e=>l`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path fill-rule="evenodd" d=${fn[e]} />
  </svg>
`;var gn=Object.defineProperty,$n=Object.getOwnPropertyDescriptor,zt=(e,t,s,i)=>{for(var n=i>1?void 0:i?$n(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&gn(t,s,n),n};const mn=[1,2,3,4,5],yn=1e3;let dt=class extends f{constructor(){super(...arguments),this.lang="fi",this.inDialog=!1,this.stars=0,this.done=!1}createRenderRoot(){return this}render(){return this.done?l`<p class="rating" tabindex="-1">${this.say("rating_thanks")}</p>`:l`
      <form class="rating" @submit=${this.send}>
        <fieldset>
          <legend>${this.say("rating_question")}</legend>
          <div class="stars">${mn.map(e=>this.star(e))}</div>
        </fieldset>
        ${this.stars?this.words():c}
        <p class="row">
          ${this.stars?l`<button class="primary">${this.say("rating_send")}</button>`:c}
          ${this.inDialog?c:l`<button type="button" class="plain" @click=${this.dismiss}>
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
        ${_("star")}<span class="unseen">${e}/5: ${this.say(`rating_${e}`)}</span>
      </label>
    `}words(){return l`
      <p aria-hidden="true">${this.say(`rating_${this.stars}`)}</p>
      <label class="words">
        ${this.say("rating_words")}
        <textarea name="words" rows="2" maxlength=${yn}></textarea>
      </label>
    `}send(e){e.preventDefault();const t=this.querySelector("textarea")?.value.trim()??"";this.fire("ak-rate",{stars:this.stars,words:t}),this.done=!0,st(this.say("rating_thanks"),this.lang),this.updateComplete.then(()=>this.querySelector(".rating")?.focus())}dismiss(){this.fire("ak-rate-dismiss",null)}fire(e,t){this.dispatchEvent(new CustomEvent(e,{bubbles:!0,detail:t}))}say(e){return h(e,{},this.lang)}};zt([a()],dt.prototype,"lang",2);zt([a({type:Boolean})],dt.prototype,"inDialog",2);zt([y()],dt.prototype,"stars",2);zt([y()],dt.prototype,"done",2);dt=zt([g("ak-rating")],dt);var vn=Object.defineProperty,bn=Object.getOwnPropertyDescriptor,pe=(e,t,s,i)=>{for(var n=i>1?void 0:i?bn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&vn(t,s,n),n};let Tt=class extends f{constructor(){super(...arguments),this.lang="fi",this.rateable=!1,this.asksForRating=!1}createRenderRoot(){return this}render(){return l`
      <button type="button" id="restart" @click=${this.ask}>${this.say("restart")}</button>
      <dialog aria-labelledby="restart-question" aria-describedby="restart-text" @close=${this.answered}>
        <h2 id="restart-question">${this.say("restart_question")}</h2>
        <p id="restart-text">${this.say("restart_text")}</p>
        ${this.asksForRating?l`<ak-rating inDialog .lang=${this.lang}></ak-rating>`:c}
        <form method="dialog" class="row">
          <button value="no" class="primary">${this.say("restart_no")}</button>
          <button value="yes">${this.say("restart_yes")}</button>
        </form>
      </dialog>
    `}ask(){const e=this.querySelector("dialog");e&&(this.asksForRating=this.rateable,e.returnValue="",e.showModal(),e.querySelector("[value=no]")?.focus())}answered({target:e}){const t=e.returnValue==="yes";this.dispatchEvent(new CustomEvent(t?"ak-restart":"ak-restart-dismiss",{bubbles:!0}))}say(e){return h(e,{},this.lang)}};pe([a()],Tt.prototype,"lang",2);pe([a({type:Boolean})],Tt.prototype,"rateable",2);pe([y()],Tt.prototype,"asksForRating",2);Tt=pe([g("ak-restart")],Tt);var wn=Object.defineProperty,_n=Object.getOwnPropertyDescriptor,Ws=(e,t,s,i)=>{for(var n=i>1?void 0:i?_n(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&wn(t,s,n),n};let Se=class extends f{constructor(){super(...arguments),this.lang="fi"}createRenderRoot(){return this}render(){return l`
      <fieldset>
        <legend>${h("text_size",{},this.lang)}</legend>
        ${js.map(e=>l`
            <label>
              <input
                type="radio"
                name="text-size"
                value=${e}
                .checked=${e===Ms()}
                @change=${()=>Ei(e)}
              />
              ${h(`text_size_${e}`,{},this.lang)}
            </label>
          `)}
      </fieldset>
    `}};Ws([a()],Se.prototype,"lang",2);Se=Ws([g("ak-text-size")],Se);var kn=Object.defineProperty,On=Object.getOwnPropertyDescriptor,K=(e,t,s,i)=>{for(var n=i>1?void 0:i?On(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&kn(t,s,n),n};let N=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.municipality=null,this.audible=!1,this.aloud=!1,this.rateable=!1,this.open=!1}createRenderRoot(){return this}render(){const{lang:e,municipality:t}=this;return l`
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
            ${this.audible?this.readAloud():c}
            ${this.page("about")}${this.page("privacy")}${this.page("accessibility")}
          </ul>
        </div>
      </details>
    `}save(e,t){const s=an(`/chat/transcript?format=${e}`);return e!=="print"?l`<li><a href=${s} ?download=${!St}>${this.say(t)}</a></li>`:St?l`<li><button type="button" @click=${this.print}>${this.say(t)}</button></li>`:l`<li><a href=${s} target="_blank">${this.say(t)}</a></li>`}print(){this.close(),print()}page(e){const t=new URLSearchParams({lang:this.lang});return this.municipality&&t.set("municipality",this.municipality),l`<li><a href="/chat/${e}?${t.toString()}" target="_blank">${this.say(e)}</a></li>`}readAloud(){return l`<li>
      <label>
        <input type="checkbox" .checked=${this.aloud} @change=${this.aloudChanged} />
        ${this.say("read_aloud")}
      </label>
    </li>`}aloudChanged({target:e}){const t={on:e.checked};this.dispatchEvent(new CustomEvent("ak-read-aloud",{bubbles:!0,detail:t}))}close(){const e=this.querySelector("details");e&&Me(e)}say(e){return h(e,{},this.lang)}};K([a({attribute:!1})],N.prototype,"municipalities",2);K([a()],N.prototype,"lang",2);K([a()],N.prototype,"municipality",2);K([a({type:Boolean})],N.prototype,"audible",2);K([a({type:Boolean})],N.prototype,"aloud",2);K([a({type:Boolean})],N.prototype,"rateable",2);K([a({type:Boolean})],N.prototype,"open",2);N=K([g("ak-menu")],N);function L(e,t,s){e.dispatchEvent(new CustomEvent(t,{bubbles:!0,detail:s}))}var Pn=Object.defineProperty,An=Object.getOwnPropertyDescriptor,ue=(e,t,s,i)=>{for(var n=i>1?void 0:i?An(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Pn(t,s,n),n};let Rt=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.open=!1}createRenderRoot(){return this}render(){return l`
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
    `}ask(){const e=this.querySelector("details");e&&Me(e),L(this,"ak-send",{kind:"text",text:this.say("person_words")})}say(e){return h(e,{},this.lang)}};ue([a({attribute:!1})],Rt.prototype,"municipalities",2);ue([a()],Rt.prototype,"lang",2);ue([a({type:Boolean})],Rt.prototype,"open",2);Rt=ue([g("ak-person")],Rt);var xn=Object.defineProperty,En=Object.getOwnPropertyDescriptor,z=(e,t,s,i)=>{for(var n=i>1?void 0:i?En(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&xn(t,s,n),n};let T=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.name="",this.municipality=null,this.audible=!1,this.aloud=!1,this.rateable=!1,this.personOpen=!1}createRenderRoot(){return this}render(){const{lang:e,municipalities:t,municipality:s}=this,i=e==="fi"?"sv":"fi",n=t.filter(({code:o})=>o===s);return l`
      <header>
        <div class="title">
          <h1 id="name" tabindex="-1">${n[0]?.names[e]??this.name}</h1>
          <a id="language" href=${Vs(i)} hreflang=${i} lang=${i} @click=${this.switch}
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
    `}switch(e){e.preventDefault(),this.dispatchEvent(new CustomEvent("ak-language",{bubbles:!0}))}};z([a({attribute:!1})],T.prototype,"municipalities",2);z([a()],T.prototype,"lang",2);z([a()],T.prototype,"name",2);z([a()],T.prototype,"municipality",2);z([a({type:Boolean})],T.prototype,"audible",2);z([a({type:Boolean})],T.prototype,"aloud",2);z([a({type:Boolean})],T.prototype,"rateable",2);z([a({type:Boolean})],T.prototype,"personOpen",2);T=z([g("ak-header")],T);function Vs(e){const t=new URLSearchParams(location.search);return t.set("lang",e),`?${t.toString()}`}const Sn="akkuna-photos",Ce="photos",fs="akkuna:tab",Cn=24*60*60*1e3,Tn={keep:({id:e,file:t,submitted:s})=>Kt(void 0,async i=>{const n=await ht(i.get(e));await ht(i.put({id:e,file:t,submitted:s,tab:gs(),at:n?.at??Date.now()}))}),kept:()=>Kt([],async e=>{const t=await ht(e.getAll()),s=Date.now()-Cn;return t.filter(({at:i})=>i<s).forEach(({id:i})=>e.delete(i)),t.filter(i=>i.tab===gs()&&i.at>=s).sort((i,n)=>i.at-n.at)}),drop:e=>Kt(void 0,async t=>void await ht(t.delete(e)))},Rn=()=>Kt(void 0,async e=>void await ht(e.clear()));function gs(){const e=sessionStorage.getItem(fs)??crypto.randomUUID();return sessionStorage.setItem(fs,e),e}async function Kt(e,t){try{const s=await Dn();try{return await t(s.transaction(Ce,"readwrite").objectStore(Ce))}finally{s.close()}}catch{return e}}function Dn(){const e=indexedDB.open(Sn,1);return e.onupgradeneeded=()=>e.result.createObjectStore(Ce,{keyPath:"id"}),ht(e)}const ht=e=>new Promise((t,s)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>s(e.error)});async function Ys(e,t){let s=!1;try{return await navigator.locks.request(e,()=>(s=!0,t()))}catch(i){if(s)throw i;return t()}}const Un=2e3,jn=5e3;class Mn{constructor(t){this.onChange=t,this.up=!1,this.word="",this.#t=0}#t;back(){clearTimeout(this.#t),this.up=!0,this.word&&(this.word="back",this.#t=setTimeout(()=>this.#e(""),jn)),this.onChange()}down(){!this.up&&this.#t||(this.up=!1,clearTimeout(this.#t),this.#t=setTimeout(()=>this.#e("lost"),navigator.onLine?Un:0),this.onChange())}#e(t){this.word=t,this.onChange()}}const In=Xs({weekday:"long",day:"numeric",month:"long"}),Nn=Xs({hour:"numeric",minute:"2-digit"}),Ln=["receipt","receipt_number_later"],_e=(e,t)=>In[t].format(new Date(e)),Gs=(e,t)=>Nn[t].format(new Date(e)),Ks=(e,t)=>e.change_title??h("change",{},t);function $s({buttons:e,lines:t,cards:s,lang:i}){return[...e,...t.flatMap(n=>Te(n,i)??[]),...(s??[]).flatMap(n=>[...n.buttons,...n.lines.flatMap(o=>Te(o,i)??[])])]}function Te(e,t){return e.change?{title:`${Ks(e,t)}: ${e.label}`,payload:e.change}:null}const Js=({kind:e,key:t})=>e==="receipt"&&Ln.includes(t??"");function Bn({kind:e,key:t,text:s,lang:i}){return e==="citizen"&&t==="photo"?h("photo_bubble",{},i):e==="citizen"&&t==="location"?h("place_bubble",{},i):s}function Hn(e){const{lang:t,progress:s,buttons:i}=e,n=[`${h("assistant",{},t)}:`];return s&&n.push(`${h("progress",{number:s[0],count:s[1]},t)}.`),n.push(te(e)),i.length&&n.push(h("choices",{titles:Fn(i)},t)),n.join(" ")}function te({text:e,hint:t,lines:s,cards:i,links:n}){return[e,t??"",...s.map(Zs),...(i??[]).map(zn),...(n??[]).map(({title:o})=>`${o}.`)].filter(Boolean).join(" ")}const zn=({title:e,text:t,lines:s})=>[`${e}.`,t,...s.map(Zs)].filter(Boolean).join(" "),Zs=({label:e,value:t})=>`${e}: ${t}.`,Fn=e=>e.map(({title:t})=>t).join(", ");function Xs(e){const t=s=>new Intl.DateTimeFormat(`${s}-FI`,{...e,timeZone:"Europe/Helsinki"});return{fi:t("fi"),sv:t("sv")}}const qn=[];class Wn{constructor(){this.entries=[],this.unconfirmed=[]}get last(){return this.entries.at(-1)}get accepts(){return this.entries.findLast(({said:s})=>ke(s)||s.kind==="receipt"||!Pt(s)&&s.accepts.length>0)?.said.accepts??qn}add(t,s){if(this.entries.some(n=>n.id===t))return null;const i={id:t,said:s,closed:!1,chosen:null,picture:null};return Pt(s)?this.#t(i):(ke(s)||s.kind==="receipt")&&this.#e(),this.entries.splice(this.entries.findLastIndex(n=>n.id<t)+1,0,i),i}addUnconfirmed(t,s,i,n=null){this.unconfirmed.some(r=>r.id===t)||this.entries.some(({said:r})=>r.client_id===t)||this.unconfirmed.push({id:t,text:s,lang:i,picture:n,delivery:"sending"})}setDelivery(t,s){for(const i of this.unconfirmed)i.delivery=t.includes(i.id)?s:"sent"}drop(t){const s=this.unconfirmed.findIndex(i=>i.id===t);s>=0&&this.unconfirmed.splice(s,1)}choose(t){const s=this.entries.findLast(({said:i,closed:n})=>!n&&$s(i).some(o=>o.payload===t));return s&&Object.assign(s,{closed:!0,chosen:t}),s}reopen(t){Object.assign(t,{closed:!1,chosen:null})}waitsForReply(t){const s=this.last?.said;return s!==void 0&&Pt(s)&&Date.parse(s.at)>t||this.unconfirmed.some(({delivery:n})=>n==="sent")}#t(t){const{client_id:s,text:i}=t.said;t.picture=this.unconfirmed.find(r=>r.id===s)?.picture??null,s&&this.drop(s);const n=({said:r})=>$s(r).find(({title:p})=>p===i)?.payload,o=this.entries.findLast(r=>!r.closed&&n(r));o&&Object.assign(o,{closed:!0,chosen:n(o)})}#e(){for(const t of this.entries)ke(t.said)&&(t.closed=!0)}}const Pt=({kind:e})=>e==="citizen",ke=({kind:e})=>e==="question"||e==="summary",ms=4e4,ys=500,Vn=15e3;class Qs extends Error{}class Yn{constructor(t){this.listener=t,addEventListener("offline",()=>this.#a()),addEventListener("online",()=>this.#n()),document.addEventListener("visibilitychange",()=>document.hidden||this.#c())}#t="0";#e=ys;#i=0;#s=!1;#o=new AbortController;#n=()=>{};async run(){for(;;){try{await this.#r()}catch(t){Gn(t)||reportError(t)}if(this.#s)return;this.listener.onDown(),await this.#p()}}async#r(){this.#o=new AbortController;const t=await fetch("/chat/events",{headers:{...We(),"Last-Event-ID":this.#t},cache:"no-store",signal:this.#o.signal});if(t.status===401)return this.#s=!0,this.listener.onForgotten();if(!t.ok||!t.body)throw new Qs;this.#e=ys,this.#i=Date.now(),this.listener.onUp();for await(const s of Kn(this.#l(t.body)))s.id&&(this.#t=s.id),this.listener.onEvent(s)}async*#l(t){const s=t.pipeThrough(new TextDecoderStream).getReader();for(;;){const i=setTimeout(()=>this.#a(),ms);try{const{value:n,done:o}=await s.read();if(o)return;this.#i=Date.now(),yield n}finally{clearTimeout(i)}}}#c(){Date.now()-this.#i>ms&&this.#a(),this.#n()}async#p(){await new Promise(t=>{this.#n=t,setTimeout(t,this.#e*(.5+Math.random()))}),this.#e=Math.min(2*this.#e,Vn)}#a(){this.#o.abort()}}const Gn=e=>e instanceof Qs||e instanceof TypeError||e instanceof DOMException&&e.name==="AbortError";async function*Kn(e){let t="";for await(const s of e){const i=(t+s).split(`

`);t=i.pop()??"";for(const n of i){const o=Jn(n);o&&(yield o)}}}function Jn(e){const t=new Map(e.split(`
`).map(i=>[i.slice(0,i.indexOf(": ")),i.slice(i.indexOf(": ")+2)])),s=t.get("data");return s===void 0?null:{id:t.get("id")??"",type:t.get("event")??"message",data:JSON.parse(s)}}const Zn=2e4,Xn=18e4,Qn=[429,502,503,504];class Ve extends Error{constructor(t,s,i=0,n=0){super(t),this.retry=s,this.status=i,this.wait=n}}const Oe=e=>de("/chat/session",e),to=e=>de("/chat/messages",e),eo=e=>de("/chat/rating",e),so=async e=>(await de("/chat/places",{text:e})).places,de=(e,t)=>io(e,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(t)});async function io(e,t){let s;try{s=await fetch(e,{...t,headers:{...t.headers,...We(),"Accept-Language":C()},signal:AbortSignal.timeout(Zn)})}catch{throw ti()}const i=await s.text().catch(()=>"");if(s.ok)return i?JSON.parse(i):void 0;throw ei(s.status,i,s.headers.get("Retry-After"))}function no(e,t,s){const i=new XMLHttpRequest,n=new FormData;return n.append("id",e),n.append("file",t),{done:new Promise((r,p)=>{i.open("POST","/chat/photos");const u={...We(),"Accept-Language":C()};for(const[$,b]of Object.entries(u))i.setRequestHeader($,b);i.timeout=Xn,i.upload.onprogress=({loaded:$,total:b})=>s(Math.floor(100*$/b)),i.onerror=i.ontimeout=i.onabort=()=>p(ti()),i.onload=()=>{i.status===202?r():p(ei(i.status,i.responseText,i.getResponseHeader("Retry-After")))},i.send(n)}),cancel:()=>i.abort()}}const ti=()=>new Ve(h("lost"),!0);function ei(e,t,s){const{error:i=h("failed"),retry:n=Qn.includes(e)}=oo(t);return new Ve(i,n,e,1e3*(Number(s)||0))}function oo(e){try{return JSON.parse(e)}catch{return{}}}const vs=1e3,bs=3e4,ws=e=>ct().some(t=>t.id===e),ro=e=>Ys("akkuna-send",e);class ao{constructor(t){this.listener=t}#t=vs;#e=!1;#i=!1;#s=0;begin(t){this.#e=!0,t&&ts(t,!0),this.flush()}add(t){const s={...t,id:t.id??crypto.randomUUID()};return ws(s.id)||ts(s),this.listener.onChange(!1),this.flush(),s}withdraw(t){be(t),this.listener.onChange(!1),this.flush()}async flush(){if(!(this.#i||!this.#e)){this.#i=!0,clearTimeout(this.#s);try{for(;ct().length&&await ro(()=>this.#o()););}finally{this.#i=!1}}}async#o(){for(let[t]=ct();t;[t]=ct()){try{await this.listener.post(t)}catch(s){if(!ws(t.id))continue;if(!(s instanceof Ve))throw s;if(!this.#n(t,s))return!1;continue}this.#t=vs,be(t.id),this.listener.onChange(!1)}return!0}#n(t,s){return s.status===401?this.listener.onForgotten():s.retry&&this.#r(t,s.wait),s.status===401||s.retry?!1:(be(t.id),this.listener.onRefused(t,s),this.listener.onChange(!1),!0)}#r({kind:t},s){this.listener.onChange(!0);const i=t==="photo"?bs:this.#t;this.#s=setTimeout(()=>void this.flush(),Math.max(s,i)),this.#t=Math.min(2*this.#t,bs)}}let lo=class{constructor(t){this.onChange=t,this.states={},this.#t=new Map,this.#e=new Map}#t;#e;take(t,s){this.#t.set(t,s),this.#s(t,{state:"uploading",percent:0})}async upload(t){const s=this.#t.get(t);if(!s)return;this.#s(t,{state:"uploading",percent:0});const i=no(t,s,n=>this.#s(t,{state:"uploading",percent:n}));this.#e.set(t,i);try{await i.done}catch(n){throw this.#i(t,n),n}this.#t.delete(t),this.#s(t,{state:"sent",percent:100})}withdraw(t){this.#t.delete(t),this.#e.get(t)?.cancel(),this.states=Object.fromEntries(Object.entries(this.states).filter(([s])=>s!==t)),this.onChange()}#i(t,{retry:s,message:i}){this.#t.has(t)&&this.#s(t,{state:"failed",percent:0,reason:s?h("photo_failed"):i})}#s(t,s){!this.#t.has(t)&&s.state!=="sent"||(this.states={...this.states,[t]:s},this.onChange())}};const ho="00000000-0000-4000-8000-000000000001",co=6e4,po=3e3;class uo{constructor(t,s){this.page=t,this.view=s,this.conversation=new Wn,this.connection=new Mn(()=>this.view.changed()),this.photos=new lo(()=>this.view.changed()),this.settled=!1,this.expires=null,this.#t=0,this.#e=null,this.#i=new Map,this.#s=new ao({post:i=>i.kind==="photo"?this.photos.upload(i.id):to(i),onRefused:(i,n)=>this.#d(i,n),onForgotten:()=>this.#u(),onChange:i=>this.#a(i)}),this.municipality=t.municipality}#t;#e;#i;#s;get waits(){return this.connection.up&&this.settled&&this.conversation.waitsForReply(this.#t-co)}get itsMunicipality(){return this.page.municipalities.find(({code:t})=>t===this.municipality)}async start(){Pi({messages:()=>this.#a(!1),restart:()=>location.reload()});const t=await this.#o();t&&(this.#t=Date.parse(t.now),this.expires=t.expires,this.#r(t),this.#a(!1),new Yn({onEvent:s=>this.#l(s),onUp:()=>{this.connection.back(),this.#s.flush()},onDown:()=>this.connection.down(),onForgotten:()=>this.#u()}).run())}send(t){const s=this.#s.add(t);return this.view.sent(),s}press(t,s){const i=this.conversation.choose(t),{id:n}=this.send({kind:"button",payload:t,text:s});i&&this.#i.set(n,i)}sendPhoto(t,s){this.photos.take(t,s),this.conversation.addUnconfirmed(t,"",C(),URL.createObjectURL(s)),this.send({id:t,kind:"photo"})}withdrawPhoto(t){this.conversation.drop(t),this.photos.withdraw(t),this.#s.withdraw(t)}switchLanguage(t){this.#e=t,this.#h(t),this.#s.add({kind:"language",value:t})}switchMunicipality(t){this.send({kind:"municipality",value:t})}async restart(){const t={municipality:this.page.municipality,language:C(),new:!0};try{await Oe(t)}catch(s){return this.view.complain(s.message)}vi(),await Rn(),Oi(),location.reload()}async prolong(){try{({expires:this.expires}=await Oe(this.#n()))}catch(t){this.view.complain(t.message)}this.view.changed()}async rate(t,s){try{await eo({stars:t,words:s})}catch(i){this.view.complain(i.message)}}async#o(){const t=()=>Oe(this.#n());for(;;)try{return await Ys("akkuna-session",t)}catch(s){const{retry:i,message:n}=s;if(!i)return this.view.complain(n),null;this.connection.down(),await new Promise(o=>setTimeout(o,po))}}#n(){return{municipality:this.page.municipality,language:C()}}#r({language:t,municipality:s}){const{chosen:i,language:n,municipality:o}=this.page;if(!ki(`${location.pathname} ${i?n:""}`))return this.#h(t);i?t!==n&&(this.#e=n,this.#s.add({kind:"language",value:n})):this.#h(t),o&&s!==o&&this.#s.add({kind:"municipality",value:o})}#l(t){if(t.type==="conversation")return this.#c(t.data);const s=t.data;Pt(s)&&s.client_id&&this.#p(s.client_id);const i=this.conversation.add(Number(t.id),s);i&&this.settled&&!Pt(s)&&this.view.replied(i,Date.parse(s.at)>=this.#t),this.view.changed()}#c(t){t.language===this.#e&&(this.#e=null),!this.#e&&t.language&&this.#h(t.language),this.municipality=t.municipality??this.municipality,this.expires=t.expires,this.settled||(this.settled=!0,this.#s.begin(this.conversation.last?null:{id:ho,kind:"start"}),this.view.settled()),this.view.changed()}#p(t){this.#i.delete(t),ct().some(s=>s.id===t)&&this.#s.withdraw(t)}#a(t){const s=ct();for(const n of s){const o=fo(n);o&&this.conversation.addUnconfirmed(n.id,o,C())}const i=s.map(({id:n})=>n);this.conversation.setDelivery(i,t?"waiting":"sending"),this.view.changed()}#d(t,s){this.conversation.drop(t.id);const i=this.#i.get(t.id);i&&this.conversation.reopen(i),t.kind==="text"?this.view.giveBack(t.text,s.message):t.kind!=="photo"&&this.view.complain(s.message)}#u(){this.settled?location.reload():this.view.cookiesRefused()}#h(t){t!==C()&&(nn(t),this.view.changed())}}function fo(e){return e.kind==="location"?h("place_bubble"):e.kind==="text"||e.kind==="button"?e.text:null}const go=()=>JSON.parse(document.getElementById("page-data")?.textContent??""),$o=120,mo=8,_t=document.documentElement,yo=()=>scrollY+innerHeight>_t.scrollHeight-$o;class vo{constructor(t,s,i,n){this.header=t,this.dock=s,this.find=i,this.onUnseen=n,history.scrollRestoration="manual",this.#s=s.offsetHeight;const o=new ResizeObserver(()=>this.#l());o.observe(t),o.observe(s),addEventListener("scroll",()=>this.#r(),{passive:!0})}#t=!0;#e=0;#i=null;#s;toEnd(t="auto"){this.#i=null,this.#t=!0,this.onUnseen(!1),requestAnimationFrame(()=>scrollTo({top:_t.scrollHeight,behavior:t}))}follow(t){if(!this.#t)return this.onUnseen(!0);this.#i??=t,requestAnimationFrame(()=>this.#o())}#o(){const t=this.#i===null?null:this.find(this.#i);if(!t)return;const s=t.getBoundingClientRect().top+scrollY-this.#n()-mo;scrollTo({top:Math.min(s,_t.scrollHeight-innerHeight)})}#n(){return getComputedStyle(this.header).position==="sticky"?this.header.offsetHeight:0}#r(){yo()?(this.#t=!0,this.onUnseen(!1)):scrollY<this.#e&&(this.#t=!1),this.#e=scrollY}#l(){_t.style.setProperty("--header",`${this.#n()}px`),_t.style.setProperty("--dock",`${this.dock.offsetHeight}px`);const t=this.dock.offsetHeight-this.#s;this.#s+=t,t>0&&this.#t&&this.#i?this.#o():t>0&&this.#t&&scrollBy(0,t)}}const bo=/[^.!?\n]+[.!?]*\s*/g,Dt="speechSynthesis"in globalThis?speechSynthesis:null;let ee=null;const si=e=>ni(e)!==void 0,wo=e=>Dt?.addEventListener("voiceschanged",e);function Re(e,t,s=()=>{}){Ut();const i=ni(t);if(!Dt||!i)return s();ee=s;const n=(e.match(bo)??[e]).map(o=>new SpeechSynthesisUtterance(o));for(const o of n)Object.assign(o,{voice:i,lang:i.lang}),Dt.speak(o);n.at(-1)?.addEventListener("end",()=>ee===s&&ii())}function Ut(){ii(),Dt?.cancel()}function ii(){const e=ee;ee=null,e?.()}const ni=e=>Dt?.getVoices().find(t=>t.lang.toLowerCase().startsWith(e));/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Q={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4},oi=e=>(...t)=>({_$litDirective$:e,values:t});let ri=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,i){this._$Ct=t,this._$AM=s,this._$Ci=i}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{I:_o}=Ki,_s=e=>e,ko=e=>e.strings===void 0,ks=()=>document.createComment(""),wt=(e,t,s)=>{const i=e._$AA.parentNode,n=t===void 0?e._$AB:t._$AA;if(s===void 0){const o=i.insertBefore(ks(),n),r=i.insertBefore(ks(),n);s=new _o(o,r,e,e.options)}else{const o=s._$AB.nextSibling,r=s._$AM,p=r!==e;if(p){let u;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(u=e._$AU)!==r._$AU&&s._$AP(u)}if(o!==n||p){let u=s._$AA;for(;u!==o;){const $=_s(u).nextSibling;_s(i).insertBefore(u,n),u=$}}}return s},X=(e,t,s=e)=>(e._$AI(t,s),e),Oo={},ai=(e,t=Oo)=>e._$AH=t,Po=e=>e._$AH,Pe=e=>{e._$AR(),e._$AA.remove()};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const li=oi(class extends ri{constructor(e){if(super(e),e.type!==Q.PROPERTY&&e.type!==Q.ATTRIBUTE&&e.type!==Q.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!ko(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===A||t===c)return t;const s=e.element,i=e.name;if(e.type===Q.PROPERTY){if(t===s[i])return A}else if(e.type===Q.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(i))return A}else if(e.type===Q.ATTRIBUTE&&s.getAttribute(i)===t+"")return A;return ai(e),t}});var Ao=Object.defineProperty,xo=Object.getOwnPropertyDescriptor,F=(e,t,s,i)=>{for(var n=i>1?void 0:i?xo(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ao(t,s,n),n};const Eo=3,So=100,Co=200;let R=class extends f{constructor(){super(...arguments),this.lang="fi",this.value="",this.suggest=()=>Promise.resolve([]),this.invalid=!1,this.describedBy="",this.places=[],this.active=-1,this.timer=0,this.round=0,this.written=""}createRenderRoot(){return this}disconnectedCallback(){super.disconnectedCallback(),this.close()}willUpdate(e){e.has("value")&&this.value!==this.written&&this.close()}updated(){this.querySelector("[aria-selected=true]")?.scrollIntoView({block:"nearest"})}typed(){this.written=this.value=this.input.value,this.active=-1;const e=this.written.trim(),t=++this.round;if(clearTimeout(this.timer),e.length<Eo||e.length>So)return this.close();this.timer=window.setTimeout(()=>void this.look(e,t),Co)}async look(e,t){const s=await this.suggest(e).catch(()=>[]);t!==this.round||document.activeElement!==this.input||(this.places=s,this.active=-1)}close(){clearTimeout(this.timer),this.round++,this.places=[],this.active=-1}choose(e){this.close(),L(this,"ak-choose",{text:e.label})}key(e){if(!this.places.length||e.isComposing)return;const t=this.places[this.active];if(e.key==="ArrowDown")this.move(1);else if(e.key==="ArrowUp")this.move(-1);else if(e.key==="Escape")this.close();else if(e.key==="Enter"&&t)this.choose(t);else return;e.preventDefault()}move(e){const t=this.places.length+1;this.active=(this.active+1+e+t)%t-1}render(){const e=this.places.length>0;return l`
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
        aria-activedescendant=${this.active<0?c:`suggestion-${this.active}`}
        aria-describedby=${this.describedBy||c}
        aria-invalid=${this.invalid?"true":c}
        .value=${li(this.value)}
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
        ${e?h("suggestions_count",{count:this.places.length},this.lang):c}
      </p>
    `}};F([a()],R.prototype,"lang",2);F([a()],R.prototype,"value",2);F([a({attribute:!1})],R.prototype,"suggest",2);F([a({type:Boolean})],R.prototype,"invalid",2);F([a()],R.prototype,"describedBy",2);F([y()],R.prototype,"places",2);F([y()],R.prototype,"active",2);F([H("input")],R.prototype,"input",2);R=F([g("ak-address")],R);const jt=e=>new Date(`${e}T00:00:00Z`),hi=e=>e.toISOString().slice(0,10),se=(e=new Date)=>new Intl.DateTimeFormat("sv-SE",{timeZone:"Europe/Helsinki"}).format(e);function O(e,t){const s=jt(e);return s.setUTCDate(s.getUTCDate()+t),hi(s)}function Yt(e,t){const s=jt(Mt(e));s.setUTCMonth(s.getUTCMonth()+t);const i=new Date(Date.UTC(s.getUTCFullYear(),s.getUTCMonth()+1,0)).getUTCDate();return s.setUTCDate(Math.min(jt(e).getUTCDate(),i)),hi(s)}const Mt=e=>`${e.slice(0,8)}01`,Jt=e=>(jt(e).getUTCDay()+6)%7;function To(e){const t=Mt(e),s=O(t,-Jt(t)),n=Array.from({length:42},(r,p)=>O(s,p)).map(r=>Mt(r)===t?r:null);return Array.from({length:6},(r,p)=>n.slice(p*7,p*7+7)).filter(r=>r.some(Boolean))}const Os=e=>`${Number(e.slice(8))}.${Number(e.slice(5,7))}.${e.slice(0,4)}`,kt=(e,t,s)=>new Intl.DateTimeFormat(`${t}-FI`,{...s,timeZone:"UTC"}).format(jt(e)),Ro=(e,t)=>new Intl.RelativeTimeFormat(`${t}-FI`,{numeric:"auto"}).format(e,"day");var Do=Object.defineProperty,Uo=Object.getOwnPropertyDescriptor,ot=(e,t,s,i)=>{for(var n=i>1?void 0:i?Uo(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Do(t,s,n),n};let V=class extends f{constructor(){super(...arguments),this.lang="fi",this.min="",this.max="",this.today=se(),this.at=se(),this.follow=!1}createRenderRoot(){return this}open(){this.dialog.showModal(),this.moveTo(this.today),this.follow=!0,this.requestUpdate()}updated(){this.follow&&this.querySelector("[tabindex='0']")?.focus(),this.follow=!1}possible(e){return(!this.min||e>=this.min)&&(!this.max||e<=this.max)}moveTo(e){this.min&&e<this.min?this.at=this.min:this.max&&e>this.max?this.at=this.max:this.at=e}key(e){const t=this.keyTarget(e);t&&(e.preventDefault(),this.follow=!0,this.moveTo(t),this.requestUpdate())}keyTarget({key:e,shiftKey:t}){const s=this.at,i=t?12:1;switch(e){case"ArrowLeft":return O(s,-1);case"ArrowRight":return O(s,1);case"ArrowUp":return O(s,-7);case"ArrowDown":return O(s,7);case"Home":return O(s,-Jt(s));case"End":return O(s,6-Jt(s));case"PageUp":return Yt(s,-i);case"PageDown":return Yt(s,i);default:return null}}choose(e){this.possible(e)&&(this.dialog.close(),this.dispatchEvent(new CustomEvent("ak-day",{detail:e})))}render(){const e=O(Mt(this.at),-1),t=Yt(Mt(this.at),1);return l`
      <dialog aria-labelledby="calendar-name">
        <h2 id="calendar-name">${h("date_choose",{},this.lang)}</h2>
        <div class="month">
          ${this.turn("previous",-1,this.possible(e))}
          <h3 id="calendar-month" aria-live="polite">
            ${kt(this.at,this.lang,{month:"long",year:"numeric"})}
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
            ${To(this.at).map(s=>l`<tr>
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
        aria-disabled=${s?c:"true"}
        @click=${()=>s&&this.moveTo(Yt(this.at,t))}
      >
        ${_(e)}
      </button>
    `}weekdayName(e){const t=O(this.at,e-Jt(this.at)),s=kt(t,this.lang,{weekday:"long"});return l`<th scope="col" abbr=${s} aria-label=${s}>
      ${kt(t,this.lang,{weekday:"short"})}
    </th>`}cell(e){if(!e)return l`<td></td>`;const t={weekday:"long",day:"numeric",month:"long",year:"numeric"};return l`
      <td role="gridcell">
        <button
          type="button"
          tabindex=${e===this.at?0:-1}
          aria-label=${kt(e,this.lang,t)}
          aria-current=${e===this.today?"date":c}
          aria-disabled=${this.possible(e)?c:"true"}
          @click=${()=>this.choose(e)}
        >
          ${Number(e.slice(8))}
        </button>
      </td>
    `}};ot([a()],V.prototype,"lang",2);ot([a()],V.prototype,"min",2);ot([a()],V.prototype,"max",2);ot([a()],V.prototype,"today",2);ot([y()],V.prototype,"at",2);ot([H("dialog")],V.prototype,"dialog",2);V=ot([g("ak-calendar")],V);var jo=Object.defineProperty,Mo=Object.getOwnPropertyDescriptor,yt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Mo(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&jo(t,s,n),n};const Io=5;let it=class extends f{constructor(){super(...arguments),this.lang="fi",this.min=se(),this.max="",this.today=se()}createRenderRoot(){return this}send(e){L(this,"ak-send",{kind:"text",text:Os(e)})}nextDays(){return Array.from({length:Io},(t,s)=>O(this.min||this.today,s)).filter(t=>!this.max||t<=this.max)}titleOf(e){const t=`${Os(e).split(".").slice(0,2).join(".")}.`,s=[0,1].find(n=>O(this.today,n)===e),i=s===void 0?kt(e,this.lang,{weekday:"long"}):Ro(s,this.lang);return`${i.charAt(0).toUpperCase()}${i.slice(1)} ${t}`}render(){return l`
      <fieldset>
        <legend>${h("date_choose",{},this.lang)}</legend>
        <div class="choices">
          ${this.nextDays().map(e=>l`
              <button type="button" @click=${()=>this.send(e)}>${this.titleOf(e)}</button>
            `)}
          <button type="button" aria-haspopup="dialog" @click=${()=>this.calendar.open()}>
            ${_("calendar")} ${h("date_calendar",{},this.lang)}
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
    `}};yt([a()],it.prototype,"lang",2);yt([a()],it.prototype,"min",2);yt([a()],it.prototype,"max",2);yt([a()],it.prototype,"today",2);yt([H("ak-calendar")],it.prototype,"calendar",2);it=yt([g("ak-date")],it);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ps=(e,t,s)=>{const i=new Map;for(let n=t;n<=s;n++)i.set(e[n],n);return i},ci=oi(class extends ri{constructor(e){if(super(e),e.type!==Q.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let i;s===void 0?s=t:t!==void 0&&(i=t);const n=[],o=[];let r=0;for(const p of e)n[r]=i?i(p,r):r,o[r]=s(p,r),r++;return{values:o,keys:n}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,i]){const n=Po(e),{values:o,keys:r}=this.dt(t,s,i);if(!Array.isArray(n))return this.ut=r,o;const p=this.ut??=[],u=[];let $,b,d=0,v=n.length-1,m=0,w=o.length-1;for(;d<=v&&m<=w;)if(n[d]===null)d++;else if(n[v]===null)v--;else if(p[d]===r[m])u[m]=X(n[d],o[m]),d++,m++;else if(p[v]===r[w])u[w]=X(n[v],o[w]),v--,w--;else if(p[d]===r[w])u[w]=X(n[d],o[w]),wt(e,u[w+1],n[d]),d++,w--;else if(p[v]===r[m])u[m]=X(n[v],o[m]),wt(e,n[d],n[v]),v--,m++;else if($===void 0&&($=Ps(r,m,w),b=Ps(p,d,v)),$.has(p[d]))if($.has(p[v])){const M=b.get(r[m]),ve=M!==void 0?n[M]:null;if(ve===null){const Xe=wt(e,n[d]);X(Xe,o[m]),u[m]=Xe}else u[m]=X(ve,o[m]),wt(e,n[d],ve),n[M]=null;m++}else Pe(n[v]),v--;else Pe(n[d]),d++;for(;m<=w;){const M=wt(e,u[w+1]);X(M,o[m]),u[m++]=M}for(;d<=v;){const M=n[d++];M!==null&&Pe(M)}return this.ut=r,ai(e,u),A}}),No=16,Lo=["heic","heix","heim","heis","hevc","hevx","mif1","msf1"];async function Bo(e){const t=new Uint8Array(await e.slice(0,No).arrayBuffer()),s=String.fromCharCode(...t);return s.startsWith("ÿØÿ")||s.startsWith(`PNG\r

`)||s.startsWith("RIFF")&&s.slice(8,12)==="WEBP"?"photo":s.slice(4,8)==="ftyp"&&Lo.includes(s.slice(8,12))?"heic":"other"}var Ho=Object.defineProperty,zo=Object.getOwnPropertyDescriptor,U=(e,t,s,i)=>{for(var n=i>1?void 0:i?zo(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ho(t,s,n),n};const Ae=5,Fo="image/jpeg,image/png,image/webp",xe=1024*1024;let E=class extends f{constructor(){super(...arguments),this.lang="fi",this.offered=!1,this.maxPhoto=10*xe,this.states={},this.store=Tn,this.photos=[],this.complaint="",this.news="",this.hadFocus=!1}createRenderRoot(){return this}firstUpdated(){this.takeUp()}disconnectedCallback(){super.disconnectedCallback(),this.photos.forEach(({address:e})=>URL.revokeObjectURL(e))}get ready(){return this.photos.some(e=>this.isWaitingForPress(e))}submit(){this.photos.filter(e=>this.isWaitingForPress(e)).forEach(e=>this.send(e))}isWaitingForPress({id:e,submitted:t}){return!t||this.states[e]?.state==="failed"}async takeUp(){const e=await this.store.kept();this.photos=[...e.map(t=>({...t,address:URL.createObjectURL(t.file)})),...this.photos];for(const t of this.photos.filter(({submitted:s})=>s))this.send(t);this.ready&&(this.news=h("photos_kept",{},this.lang))}async choose(){const e=[...this.input.files??[]];this.input.value="",this.complaint="";for(const t of e){const s=await this.whatIsWrong(t);s?this.complaint=e.length>1?`${t.name}: ${s}`:s:this.add(t)}}async whatIsWrong(e){const{lang:t,maxPhoto:s}=this;if(this.photos.length>=Ae)return h("photo_too_many",{count:Ae},t);const i=await Bo(e).catch(()=>"unreadable");return i==="unreadable"?h("photo_unreadable",{},t):i==="heic"?h("photo_heic",{},t):i==="other"?h("photo_type",{},t):e.size>s?h("photo_size",{megabytes:s/xe},t):""}add(e){const t={id:crypto.randomUUID(),file:e,address:URL.createObjectURL(e),submitted:!1};this.photos=[...this.photos,t],this.news=h("photos_chosen",{count:this.photos.length},this.lang),this.store.keep(t)}send({id:e,file:t}){this.photos=this.photos.map(s=>s.id===e?{...s,submitted:!0}:s),this.store.keep({id:e,file:t,submitted:!0}),L(this,"ak-photo-send",{id:e,file:t})}withdraw(e){this.takeAway(e),this.news=h("photo_removed",{},this.lang),e.submitted&&L(this,"ak-photo-withdraw",{id:e.id})}takeAway({id:e,address:t}){this.photos=this.photos.filter(s=>s.id!==e),URL.revokeObjectURL(t),this.store.drop(e)}willUpdate(e){this.hadFocus=this.contains(document.activeElement),e.has("states")&&this.heed(e.get("states")??{})}heed(e){for(const t of this.photos){const s=this.states[t.id];s?.state==="sent"&&this.takeAway(t),!(!s||s.state===e[t.id]?.state)&&(s.state==="sent"&&(this.news=h("photo_sent",{},this.lang)),s.state==="failed"&&(this.news=s.reason??h("photo_failed",{},this.lang)))}}updated(){if(!this.hadFocus||this.contains(document.activeElement))return;(this.querySelector("li .cancel")??this.querySelector(".add")??document.getElementById("text"))?.focus()}render(){const e=this.photos.filter(({submitted:t})=>!t).length;return l`
      <div>
        ${this.offered?this.adding():c}
        <input type="file" id="photo-file" accept=${Fo} multiple hidden @change=${this.choose} />
        <p class="complaint" role="status">${this.complaint}</p>
        <p class="unseen" role="status">${this.news}</p>
        ${this.photos.length?this.tray():c} ${e?this.sending(e):c}
      </div>
    `}adding(){const e={count:Ae,megabytes:this.maxPhoto/xe},t=this.photos.length>0;return l`
      <button type="button" class="add" aria-describedby="photo-rules" @click=${()=>this.input.click()}>
        ${_("camera")} ${h("add_photo",{},this.lang)}
      </button>
      <p class=${t?"unseen":"hint"} id="photo-rules">${h("photo_rules",e,this.lang)}</p>
    `}tray(){return l`
      <ul>
        ${ci(this.photos,({id:e})=>e,(e,t)=>this.one(e,t+1))}
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
                ></progress>`:c}
          <p class="row">
            ${n?this.action("retry",t,()=>this.send(e)):c}
            ${this.action("cancel",t,()=>this.withdraw(e))}
          </p>
        </div>
      </li>
    `}action(e,t,s){const i=`${e}_photo`;return l`
      <button type="button" class=${e} aria-label=${this.numbered(i,t)} @click=${s}>
        ${h(i,{},this.lang)}
      </button>
    `}numbered(e,t){const s=h(e,{},this.lang);return this.photos.length>1?`${s}, ${h("photo_number",{number:t},this.lang)}`:s}wordsOf({file:e,submitted:t},s){return t?s?.state==="failed"?s.reason??h("photo_failed",{},this.lang):s?.state==="uploading"?h("photo_sending",{percent:s.percent},this.lang):h("photo_waiting",{},this.lang):e.name}};U([a()],E.prototype,"lang",2);U([a({type:Boolean})],E.prototype,"offered",2);U([a({type:Number})],E.prototype,"maxPhoto",2);U([a({attribute:!1})],E.prototype,"states",2);U([a({attribute:!1})],E.prototype,"store",2);U([y()],E.prototype,"photos",2);U([y()],E.prototype,"complaint",2);U([y()],E.prototype,"news",2);U([H("input")],E.prototype,"input",2);E=U([g("ak-photos")],E);var qo=Object.defineProperty,Wo=Object.getOwnPropertyDescriptor,Ft=(e,t,s,i)=>{for(var n=i>1?void 0:i?Wo(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&qo(t,s,n),n};const Vo=15e3,As=5,Yo=200;let ft=class extends f{constructor(){super(...arguments),this.lang="fi",this.searching=!1,this.failure="",this.rough=null,this.hadFocus=!1}createRenderRoot(){return this}willUpdate(){this.hadFocus=this.contains(document.activeElement)}updated(){this.hadFocus&&!this.contains(document.activeElement)&&this.querySelector("button")?.focus()}search(){this.searching||(this.rough=null,this.failure=navigator.geolocation?"":"place_failed",!this.failure&&(this.searching=!0,navigator.geolocation.getCurrentPosition(e=>this.found(e.coords),e=>this.failed(e),{enableHighAccuracy:!0,timeout:Vo,maximumAge:6e4})))}found({latitude:e,longitude:t,accuracy:s}){this.searching=!1;const i={lat:Number(e.toFixed(As)),lon:Number(t.toFixed(As)),accuracy:s};s>Yo?this.rough=i:this.send(i)}failed({code:e,PERMISSION_DENIED:t,TIMEOUT:s}){this.searching=!1,e===t?this.failure="place_denied":this.failure=e===s?"place_late":"place_failed"}send({lat:e,lon:t}){this.rough=null,this.isConnected&&L(this,"ak-send",{kind:"location",lat:e,lon:t})}get words(){return this.searching?h("place_searching",{},this.lang):this.rough?h("place_rough",{distance:Go(this.rough.accuracy)},this.lang):this.failure&&h(this.failure,{},this.lang)}render(){return l`
      <div>
        ${this.rough?c:this.shareButton()}
        <p class="told" role="status">${this.words}</p>
        ${this.rough?this.roughChoices(this.rough):c}
      </div>
    `}shareButton(){return l`
      <button
        type="button"
        aria-describedby="place-why"
        aria-disabled=${this.searching?"true":c}
        @click=${this.search}
      >
        ${_("place")} ${h("share_place",{},this.lang)}
      </button>
      <p class="hint" id="place-why">${h("place_why",{},this.lang)}</p>
    `}roughChoices(e){return l`
      <p class="row">
        <button type="button" @click=${()=>this.send(e)}>${h("place_send",{},this.lang)}</button>
        <button type="button" @click=${this.search}>${h("place_again",{},this.lang)}</button>
      </p>
    `}};Ft([a()],ft.prototype,"lang",2);Ft([y()],ft.prototype,"searching",2);Ft([y()],ft.prototype,"failure",2);Ft([y()],ft.prototype,"rough",2);ft=Ft([g("ak-place")],ft);const Go=e=>e<1e3?`${Math.ceil(e/50)*50} m`:`${Math.ceil(e/1e3)} km`,xs=6,Ko=22,Jo=/^(?:klo|kello|kl\.?|klockan)?\s*(\d{1,2})(?:\s*[.:,]?\s*(\d{2}))?$/i,Zo=Array.from({length:2*(Ko-xs)+1},(e,t)=>`${xs+Math.floor(t/2)}.${t%2?"30":"00"}`);function Xo(e){const[,t,s="00"]=Jo.exec(e.trim())??[];return t===void 0||Number(t)>23||Number(s)>59?null:`${Number(t)}.${s}`}var Qo=Object.defineProperty,tr=Object.getOwnPropertyDescriptor,fe=(e,t,s,i)=>{for(var n=i>1?void 0:i?tr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Qo(t,s,n),n};let It=class extends f{constructor(){super(...arguments),this.lang="fi",this.complaint=""}createRenderRoot(){return this}send(){const e=this.list.value;this.complaint=e?"":h("time_empty",{},this.lang),e?L(this,"ak-send",{kind:"text",text:e}):this.list.focus()}render(){return l`
      <label for="time">${h("time_choose",{},this.lang)}</label>
      <p class="error" id="time-error" role="alert">${this.complaint}</p>
      <div class="row">
        <select
          id="time"
          aria-describedby="time-error time-hint"
          aria-invalid=${this.complaint?"true":c}
          @change=${()=>this.complaint=""}
        >
          <option value="">${h("time_none",{},this.lang)}</option>
          ${Zo.map(e=>l`<option>${e}</option>`)}
        </select>
        <button type="button" @click=${this.send}>${h("time_send",{},this.lang)}</button>
      </div>
      <p class="hint" id="time-hint">${h("time_hint",{},this.lang)}</p>
    `}};fe([a()],It.prototype,"lang",2);fe([y()],It.prototype,"complaint",2);fe([H("select")],It.prototype,"list",2);It=fe([g("ak-time")],It);var er=Object.defineProperty,sr=Object.getOwnPropertyDescriptor,P=(e,t,s,i)=>{for(var n=i>1?void 0:i?sr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&er(t,s,n),n};const ir=.8;let k=class extends f{constructor(){super(...arguments),this.accepts=[],this.lang="fi",this.draft="",this.suggest=()=>Promise.resolve([]),this.maxText=5e3,this.maxPhoto=10*1024*1024,this.photoStates={},this.complaint="",this.answered=!1,this.withSuggestions=!1,this.composing=!1,this.caret=null}createRenderRoot(){return this}focusField(){this.field?.focus({preventScroll:!0})}giveBack(e,t){this.write([e,this.draft].filter(Boolean).join(`
`)),this.answered=!1,this.complain(t)}complain(e){this.complaint=e}get field(){return this.querySelector("#text")}willUpdate(e){if(e.has("accepts")&&(this.answered=!1),e.has("lang")&&e.get("lang")&&(this.complaint=""),this.composing)return;const t=this.accepts.includes("address")&&!this.answered&&!this.draft.includes(`
`);t!==this.withSuggestions&&(this.caret=this.field===document.activeElement?this.field?.selectionStart??0:null,this.withSuggestions=t)}async updated(){await this.querySelector("ak-address")?.updateComplete,this.takeBackFocus(),this.grow()}takeBackFocus(){this.caret!==null&&(this.focusField(),this.field?.setSelectionRange(this.caret,this.caret),this.caret=null)}grow(){const e=this.field;e instanceof HTMLTextAreaElement&&(e.style.height="auto",e.style.height=`${e.scrollHeight+e.offsetHeight-e.clientHeight}px`)}write(e){this.draft=e,this.complaint="",L(this,"ak-typing",{text:e})}typed(e){const t=e.target;t.id==="text"&&this.write(t.value)}key(e){const t=e.isComposing||e.keyCode===229;e.key!=="Enter"||e.shiftKey||t||e.defaultPrevented||(e.preventDefault(),this.send())}compose(e){this.composing=e,this.requestUpdate()}send(){const e=this.draft.trim(),t=[...e].length-this.maxText;if(t>0)return this.refuse(h("too_long",{over:t},this.lang));if(!e&&!this.photos.ready)return this.refuse(h("empty",{},this.lang));this.photos.submit(),this.write(""),e&&L(this,"ak-send",{kind:"text",text:this.meant(e)})}meant(e){return this.accepts.includes("time")?Xo(e)??e:e}refuse(e){this.focusField(),this.complain(e)}submitted(e){e.preventDefault(),this.send()}chosen(e){this.write(e.detail.text),this.send()}answeredBesides(){matchMedia("(pointer: coarse)").matches||this.focusField(),this.answered=!0}render(){const e=this.maxText-[...this.draft.trim()].length;return l`
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
          ${this.withSuggestions?this.lineWithSuggestions():this.lines()}
          <button type="submit" id="send" class="primary">
            ${_("send")} ${h("send",{},this.lang)}
          </button>
        </div>
        <p class="hints">
          <span id="text-keys" ?hidden=${this.withSuggestions}>${h("keys",{},this.lang)}</span>
          <span
            id="text-left"
            class=${e<0?"over":""}
            ?hidden=${this.maxText-e<this.maxText*ir}
          >
            ${h("left",{count:e},this.lang)}
          </span>
        </p>
      </form>
    `}lines(){return l`
      <textarea
        id="text"
        rows="1"
        enterkeyhint="send"
        aria-describedby="text-error text-left text-keys"
        aria-invalid=${this.complaint?"true":c}
        .value=${li(this.draft)}
      ></textarea>
    `}lineWithSuggestions(){return l`
      <ak-address
        .lang=${this.lang}
        .value=${this.draft}
        .suggest=${this.suggest}
        .invalid=${this.complaint!==""}
        .describedBy=${"text-error text-left"}
        @ak-choose=${this.chosen}
      ></ak-address>
    `}ways(){const e=t=>this.accepts.includes(t)&&!this.answered;return l` <div class="ways">
      <ak-photos
        .lang=${this.lang}
        .offered=${this.accepts.includes("photo")}
        .maxPhoto=${this.maxPhoto}
        .states=${this.photoStates}
      ></ak-photos>
      ${e("location")?l`<ak-place .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-place>`:c}
      ${e("date")?l`<ak-date .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-date>`:c}
      ${e("time")?l`<ak-time .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-time>`:c}
    </div>`}};P([a({attribute:!1})],k.prototype,"accepts",2);P([a()],k.prototype,"lang",2);P([a()],k.prototype,"draft",2);P([a({attribute:!1})],k.prototype,"suggest",2);P([a({type:Number})],k.prototype,"maxText",2);P([a({type:Number})],k.prototype,"maxPhoto",2);P([a({attribute:!1})],k.prototype,"photoStates",2);P([y()],k.prototype,"complaint",2);P([y()],k.prototype,"answered",2);P([y()],k.prototype,"withSuggestions",2);P([H("ak-photos")],k.prototype,"photos",2);k=P([g("ak-composer")],k);function nr(e,t){return t.scale>1.01?0:Math.max(0,Math.round(e-t.height-t.offsetTop))}function or(e){const t=window.visualViewport;if(!t)return;const s=()=>e.style.setProperty("--keyboard",`${nr(window.innerHeight,t)}px`);t.addEventListener("resize",s),t.addEventListener("scroll",s)}var rr=Object.defineProperty,ar=Object.getOwnPropertyDescriptor,Ye=(e,t,s,i)=>{for(var n=i>1?void 0:i?ar(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&rr(t,s,n),n};let ie=class extends f{constructor(){super(...arguments),this.word="",this.lang="fi"}createRenderRoot(){return this}render(){return this.word?l`<p id="connection">${h(this.word,{},this.lang)}</p>`:c}updated(e){e.has("word")&&this.word&&st(h(this.word,{},this.lang),this.lang)}};Ye([a()],ie.prototype,"word",2);Ye([a()],ie.prototype,"lang",2);ie=Ye([g("ak-connection")],ie);const lr=/https:\/\/[^\s<>"]+[^\s<>".,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w+.-])(?:\+\d[\d ]{6,16}\d|0\d[\d ]{5,14}\d|112)(?![\w-])/g,hr=["https:","http:","mailto:","tel:"];function Ge(e,t){const s=[];let i=0;for(const{0:n,index:o}of e.matchAll(lr))s.push(e.slice(i,o),Ke(n,cr(n),t)),i=o+n.length;return[...s,e.slice(i)]}const qt=(e,t)=>e.split(/\n+/).filter(Boolean).map(s=>l`<p>${Ge(s,t)}</p>`);function Ke(e,t,s){const i=t.slice(0,t.indexOf(":")+1).toLowerCase();return hr.includes(i)?i.startsWith("http")?l`<a href=${t} target="_blank" rel="noopener noreferrer"
    >${e}${_("outside")}<span class="unseen"> (${h("new_tab",{},s)})</span></a
  >`:l`<a href=${t}>${e}</a>`:l`${e}`}function cr(e){return e.startsWith("https://")?e:e.includes("@")?`mailto:${e}`:`tel:${e.replaceAll(" ","")}`}var pr=Object.defineProperty,ur=Object.getOwnPropertyDescriptor,pi=(e,t,s,i)=>{for(var n=i>1?void 0:i?ur(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&pr(t,s,n),n};let De=class extends f{constructor(){super(...arguments),this.lang="fi"}createRenderRoot(){return this}render(){return l`
      <div role="alert">
        <p>${h("own_tab_why",{},this.lang)}</p>
        <p>${Ke(h("own_tab",{},this.lang),ln(this.lang),this.lang)}</p>
      </div>
    `}};pi([a()],De.prototype,"lang",2);De=pi([g("ak-own-tab")],De);var dr=Object.defineProperty,fr=Object.getOwnPropertyDescriptor,ge=(e,t,s,i)=>{for(var n=i>1?void 0:i?fr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&dr(t,s,n),n};const ui=6e4,gr=10*ui;let Nt=class extends f{constructor(){super(...arguments),this.expires=null,this.lang="fi",this.near=!1,this.timer=0}createRenderRoot(){return this}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.look(),ui)}disconnectedCallback(){clearInterval(this.timer),super.disconnectedCallback()}willUpdate(e){e.has("expires")&&this.look()}render(){return this.near?l`
      <p>${this.warning}</p>
      <button type="button" @click=${this.prolong}>${h("timeout_prolong",{},this.lang)}</button>
    `:c}look(){const e=this.near;this.near=this.expires!==null&&Date.parse(this.expires)-Date.now()<=gr,this.near&&!e&&st(this.warning,this.lang),e&&!this.near&&st(h("timeout_prolonged",{},this.lang),this.lang)}get warning(){return h("timeout_warning",{time:Gs(this.expires??"",this.lang)},this.lang)}prolong(){this.dispatchEvent(new CustomEvent("ak-prolong",{bubbles:!0}))}};ge([a()],Nt.prototype,"expires",2);ge([a()],Nt.prototype,"lang",2);ge([y()],Nt.prototype,"near",2);Nt=ge([g("ak-timeout")],Nt);var $r=Object.defineProperty,mr=Object.getOwnPropertyDescriptor,j=(e,t,s,i)=>{for(var n=i>1?void 0:i?mr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&$r(t,s,n),n};let S=class extends f{constructor(){super(...arguments),this.words="",this.about="",this.says="",this.payload="",this.look="",this.lang="fi",this.closed=!1,this.chosen=null,this.held=!1}createRenderRoot(){return this}render(){const e=this.chosen===this.payload;return l`
      <button
        type="button"
        class="${this.look} ${e?"chosen":""}"
        ?disabled=${this.closed&&!(e&&this.held)}
        aria-disabled=${e?"true":c}
        @click=${this.press}
        @blur=${()=>this.held=!1}
      >
        ${e?_("check"):c}${this.words}${Es(this.about)}${e?Es(`(${h("chosen",{},this.lang)})`):c}
      </button>
    `}press({detail:e}){if(this.closed)return;this.held=!0;const t={payload:this.payload,text:this.says||this.words,byKeyboard:e===0};this.dispatchEvent(new CustomEvent("ak-press",{bubbles:!0,detail:t}))}};j([a()],S.prototype,"words",2);j([a()],S.prototype,"about",2);j([a()],S.prototype,"says",2);j([a()],S.prototype,"payload",2);j([a()],S.prototype,"look",2);j([a()],S.prototype,"lang",2);j([a({type:Boolean})],S.prototype,"closed",2);j([a()],S.prototype,"chosen",2);j([y()],S.prototype,"held",2);S=j([g("ak-choice")],S);const Es=e=>e?l`<span class="unseen"> ${e}</span>`:c;var yr=Object.defineProperty,vr=Object.getOwnPropertyDescriptor,Wt=(e,t,s,i)=>{for(var n=i>1?void 0:i?vr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&yr(t,s,n),n};let gt=class extends f{constructor(){super(...arguments),this.buttons=[],this.lang="fi",this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){return l`
      <div class="choices">
        ${this.buttons.map(({title:e,payload:t,primary:s})=>l`
            <ak-choice
              .words=${e}
              .payload=${t}
              .look=${s?"primary":""}
              .lang=${this.lang}
              .closed=${this.closed}
              .chosen=${this.chosen}
            ></ak-choice>
          `)}
      </div>
    `}};Wt([a({attribute:!1})],gt.prototype,"buttons",2);Wt([a()],gt.prototype,"lang",2);Wt([a({type:Boolean})],gt.prototype,"closed",2);Wt([a()],gt.prototype,"chosen",2);gt=Wt([g("ak-choices")],gt);var br=Object.defineProperty,wr=Object.getOwnPropertyDescriptor,rt=(e,t,s,i)=>{for(var n=i>1?void 0:i?wr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&br(t,s,n),n};let Y=class extends f{constructor(){super(...arguments),this.lines=[],this.lang="fi",this.closed=!1,this.chosen=null,this.copies=!1,this.copied=null}createRenderRoot(){return this}render(){return l`<dl>
      ${this.lines.map(e=>l`
          <div>
            <dt>${e.label}</dt>
            <dd><span>${Ge(e.value,this.lang)}</span>${this.change(e)}${this.copy(e)}</dd>
          </div>
        `)}
    </dl>`}change(e){const t=Te(e,this.lang);return t?l`<ak-choice
      look="plain"
      .words=${Ks(e,this.lang)}
      .about=${e.label}
      .says=${t.title}
      .payload=${t.payload}
      .lang=${this.lang}
      .closed=${this.closed}
      .chosen=${this.chosen}
    ></ak-choice>`:c}copy(e){if(!this.copies||!("clipboard"in navigator))return c;const t=h(this.copied===e?"copied":"copy",{},this.lang);return l`<button type="button" class="plain" @click=${()=>this.take(e)}>
      ${t}<span class="unseen"> ${e.label}</span>
    </button>`}async take(e){await navigator.clipboard.writeText(e.value),this.copied=e,st(`${h("copied",{},this.lang)}: ${e.value}`,this.lang)}};rt([a({attribute:!1})],Y.prototype,"lines",2);rt([a()],Y.prototype,"lang",2);rt([a({type:Boolean})],Y.prototype,"closed",2);rt([a()],Y.prototype,"chosen",2);rt([a({type:Boolean})],Y.prototype,"copies",2);rt([y()],Y.prototype,"copied",2);Y=rt([g("ak-lines")],Y);var _r=Object.defineProperty,kr=Object.getOwnPropertyDescriptor,Je=(e,t,s,i)=>{for(var n=i>1?void 0:i?kr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&_r(t,s,n),n};let ne=class extends f{constructor(){super(...arguments),this.links=[],this.lang="fi"}createRenderRoot(){return this}render(){return l`<ul>
      ${this.links.map(({title:e,href:t})=>l`<li>${Ke(e,t,this.lang)}</li>`)}
    </ul>`}};Je([a({attribute:!1})],ne.prototype,"links",2);Je([a()],ne.prototype,"lang",2);ne=Je([g("ak-links")],ne);var Or=Object.defineProperty,Pr=Object.getOwnPropertyDescriptor,Vt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Pr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Or(t,s,n),n};let $t=class extends f{constructor(){super(...arguments),this.lang="fi",this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){const{kind:e,title:t,text:s,lines:i,links:n,buttons:o}=this.card,{lang:r,closed:p,chosen:u}=this;return l`
      <section class="card ${e}">
        <h3>${t}</h3>
        ${qt(s,r)}
        ${i.length?l`<ak-lines .lines=${i} .lang=${r} .closed=${p} .chosen=${u}></ak-lines>`:c}
        ${n.length?l`<ak-links .links=${n} .lang=${r}></ak-links>`:c}
        ${o.length?l`<ak-choices
                .buttons=${o}
                .lang=${r}
                .closed=${p}
                .chosen=${u}
              ></ak-choices>`:c}
      </section>
    `}};Vt([a({attribute:!1})],$t.prototype,"card",2);Vt([a()],$t.prototype,"lang",2);Vt([a({type:Boolean})],$t.prototype,"closed",2);Vt([a()],$t.prototype,"chosen",2);$t=Vt([g("ak-card")],$t);var Ar=Object.defineProperty,xr=Object.getOwnPropertyDescriptor,vt=(e,t,s,i)=>{for(var n=i>1?void 0:i?xr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ar(t,s,n),n};const Er=7,Sr=500;let nt=class extends f{constructor(){super(...arguments),this.buttons=[],this.lang="fi",this.closed=!1,this.chosen=null,this.wanted="",this.timer=0}createRenderRoot(){return this}render(){const e=this.fitting;return l`
      ${this.closed?c:this.filter()}
      <ak-choices
        .buttons=${e}
        .lang=${this.lang}
        .closed=${this.closed}
        .chosen=${this.chosen}
      ></ak-choices>
      ${e.length?c:l`<p>${h("filter_none",{},this.lang)}</p>`}
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
    `}get fitting(){return this.closed?this.buttons:this.buttons.filter(({title:e})=>Ss(e).includes(Ss(this.wanted)))}typed({target:e}){this.wanted=e.value,clearTimeout(this.timer);const t=this.fitting.length,s=t?h("filter_count",{count:t},this.lang):h("filter_none",{},this.lang);this.timer=setTimeout(()=>st(s,this.lang),Sr)}key(e){e.key!=="Enter"||e.isComposing||(e.preventDefault(),this.fitting.length===1&&this.querySelector(".choices button")?.click())}};vt([a({attribute:!1})],nt.prototype,"buttons",2);vt([a()],nt.prototype,"lang",2);vt([a({type:Boolean})],nt.prototype,"closed",2);vt([a()],nt.prototype,"chosen",2);vt([y()],nt.prototype,"wanted",2);nt=vt([g("ak-choice-list")],nt);const Ss=e=>e.trim().toLowerCase().normalize("NFD").replace(/\p{Mark}/gu,"");var Cr=Object.defineProperty,Tr=Object.getOwnPropertyDescriptor,Ze=(e,t,s,i)=>{for(var n=i>1?void 0:i?Tr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Cr(t,s,n),n};let oe=class extends f{constructor(){super(...arguments),this.text="",this.lang="fi"}createRenderRoot(){return this}render(){return l`
      ${_("hint")}
      <p><span class="unseen">${h("hint",{},this.lang)}: </span>${Ge(this.text,this.lang)}</p>
    `}};Ze([a()],oe.prototype,"text",2);Ze([a()],oe.prototype,"lang",2);oe=Ze([g("ak-hint")],oe);var Rr=Object.defineProperty,Dr=Object.getOwnPropertyDescriptor,di=(e,t,s,i)=>{for(var n=i>1?void 0:i?Dr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Rr(t,s,n),n};let Ue=class extends f{createRenderRoot(){return this}render(){const{text:e,lang:t}=this.said;return l`
      ${_("hint")}
      <div>
        <span class="unseen">${h("notice",{},t)}:</span>
        ${qt(e,t)}
      </div>
    `}};di([a({attribute:!1})],Ue.prototype,"said",2);Ue=di([g("ak-notice")],Ue);var Ur=Object.defineProperty,jr=Object.getOwnPropertyDescriptor,$e=(e,t,s,i)=>{for(var n=i>1?void 0:i?jr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ur(t,s,n),n};let Lt=class extends f{constructor(){super(...arguments),this.number=1,this.count=1,this.lang="fi"}createRenderRoot(){return this}render(){return l`
      <span>${h("progress",{number:this.number,count:this.count},this.lang)}</span>
      <progress aria-hidden="true" max=${this.count} value=${this.number}></progress>
    `}};$e([a({type:Number})],Lt.prototype,"number",2);$e([a({type:Number})],Lt.prototype,"count",2);$e([a()],Lt.prototype,"lang",2);Lt=$e([g("ak-progress")],Lt);var Mr=Object.defineProperty,Ir=Object.getOwnPropertyDescriptor,fi=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ir(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Mr(t,s,n),n};let je=class extends f{createRenderRoot(){return this}render(){const{text:e,lines:t,lang:s}=this.said,i=Js(this.said);return l`
      <h3 class=${i?"done":""}>
        ${_(i?"check":"hint")} ${h(i?"receipt":"receipt_open",{},s)}
      </h3>
      ${qt(e,s)}
      <ak-lines .lines=${t} .lang=${s} copies></ak-lines>
      <button type="button" class="plain print" @click=${this.print}>
        ${h("print_receipt",{},s)}
      </button>
    `}print(){const e=this.closest("li")??this;e.classList.add("printed"),window.print(),e.classList.remove("printed")}};fi([a({attribute:!1})],je.prototype,"said",2);je=fi([g("ak-receipt")],je);var Nr=Object.defineProperty,Lr=Object.getOwnPropertyDescriptor,me=(e,t,s,i)=>{for(var n=i>1?void 0:i?Lr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Nr(t,s,n),n};let Bt=class extends f{constructor(){super(...arguments),this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){const{text:e,lines:t,lang:s}=this.said;return l`
      <h3>${h("summary",{},s)}</h3>
      ${qt(e,s)}
      <ak-lines .lines=${t} .lang=${s} .closed=${this.closed} .chosen=${this.chosen}></ak-lines>
    `}};me([a({attribute:!1})],Bt.prototype,"said",2);me([a({type:Boolean})],Bt.prototype,"closed",2);me([a()],Bt.prototype,"chosen",2);Bt=me([g("ak-summary")],Bt);var Br=Object.defineProperty,Hr=Object.getOwnPropertyDescriptor,J=(e,t,s,i)=>{for(var n=i>1?void 0:i?Hr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Br(t,s,n),n};let B=class extends f{constructor(){super(...arguments),this.closed=!1,this.chosen=null,this.delivery=null,this.picture=null,this.audible=!1,this.speaking=!1}createRenderRoot(){return this}disconnectedCallback(){this.speaking&&Ut(),super.disconnectedCallback()}render(){return l`
      ${this.byline()}
      <div class="bubble">${this.listen()}${this.content()}</div>
      ${this.cards()}${this.choices()}
      ${this.delivery&&l`<p class="state" data-state=${this.delivery} lang=${C()}>${h(this.delivery)}</p>`}
    `}byline(){const{kind:e,lang:t,at:s,progress:i}=this.said;return l`
      <p class="byline">
        <span>${h(e==="citizen"?"you":"assistant",{},t)}</span>
        ${s&&l`<time datetime=${s}>${Gs(s,t)}</time>`}
        ${i&&l`<ak-progress .number=${i[0]} .count=${i[1]} .lang=${t}></ak-progress>`}
      </p>
    `}content(){const{said:e,closed:t,chosen:s}=this,{kind:i,lang:n,lines:o,links:r,hint:p}=e;return i==="summary"?l`<ak-summary .said=${e} .closed=${t} .chosen=${s}></ak-summary>`:i==="receipt"?l`<ak-receipt .said=${e}></ak-receipt>`:l`
      ${i==="notice"?l`<ak-notice .said=${e}></ak-notice>`:qt(Bn(e),n)}
      ${p?l`<ak-hint .text=${p} .lang=${n}></ak-hint>`:c}
      ${o.length?l`<ak-lines .lines=${o} .lang=${n} .closed=${t} .chosen=${s}></ak-lines>`:c}
      ${r?.length?l`<ak-links .links=${r} .lang=${n}></ak-links>`:c}
      ${this.picture&&l`<img src=${this.picture} alt=${h("photo_alt",{},n)} />`}
    `}cards(){const{cards:e,lang:t}=this.said;return e?.length?l`<ul class="cards">
      ${e.map(s=>l`
          <li>
            <ak-card .card=${s} .lang=${t} .closed=${this.closed} .chosen=${this.chosen}></ak-card>
          </li>
        `)}
    </ul>`:c}choices(){const{buttons:e,lang:t}=this.said,{closed:s,chosen:i}=this;return e.length?e.length>Er?l`<ak-choice-list
        .buttons=${e}
        .lang=${t}
        .closed=${s}
        .chosen=${i}
      ></ak-choice-list>`:l`<ak-choices
      .buttons=${e}
      .lang=${t}
      .closed=${s}
      .chosen=${i}
    ></ak-choices>`:c}listen(){const{kind:e,lang:t}=this.said;if(e==="citizen"||!this.audible)return c;const s=h(this.speaking?"stop_listening":"listen",{},t);return l`<button
      type="button"
      class="plain listen"
      title=${s}
      aria-label=${s}
      @click=${this.toggle}
    >
      ${_(this.speaking?"stop":"listen")}
    </button>`}toggle(){if(this.speaking)return Ut();Re(te(this.said),this.said.lang,()=>this.speaking=!1),this.speaking=!0}};J([a({attribute:!1})],B.prototype,"said",2);J([a({type:Boolean})],B.prototype,"closed",2);J([a()],B.prototype,"chosen",2);J([a()],B.prototype,"delivery",2);J([a()],B.prototype,"picture",2);J([a({type:Boolean})],B.prototype,"audible",2);J([y()],B.prototype,"speaking",2);B=J([g("ak-message")],B);var zr=Object.defineProperty,Fr=Object.getOwnPropertyDescriptor,ye=(e,t,s,i)=>{for(var n=i>1?void 0:i?Fr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&zr(t,s,n),n};const qr=12e3;let Ht=class extends f{constructor(){super(...arguments),this.on=!1,this.lang="fi",this.slow=!1,this.timer=0}createRenderRoot(){return this}willUpdate(e){e.has("on")&&(clearTimeout(this.timer),this.slow=!1,this.on&&(this.timer=setTimeout(()=>this.slow=!0,qr)))}render(){return this.on?this.slow?l`<p>${h("typing_slow",{},this.lang)}</p>`:l`<p>
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${h("typing",{},this.lang)}
    </p>`:c}};ye([a({type:Boolean})],Ht.prototype,"on",2);ye([a()],Ht.prototype,"lang",2);ye([y()],Ht.prototype,"slow",2);Ht=ye([g("ak-typing")],Ht);var Wr=Object.defineProperty,Vr=Object.getOwnPropertyDescriptor,at=(e,t,s,i)=>{for(var n=i>1?void 0:i?Vr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Wr(t,s,n),n};let G=class extends f{constructor(){super(...arguments),this.entries=[],this.unconfirmed=[],this.lang="fi",this.loading=!1,this.waits=!1,this.unseen=!1}createRenderRoot(){return this}render(){return l`
      <div id="transcript" role="log" aria-live="off" aria-labelledby="log-name">
        <h2 class="unseen" id="log-name">${h("log",{},this.lang)}</h2>
        ${this.loading?l`<p id="loading">${h("loading",{},this.lang)}</p>`:c}
        <ol id="messages">
          ${ci(this.rows(),({key:e})=>e,({row:e})=>e)}
        </ol>
        <ak-typing id="typing" ?hidden=${!this.waits} .on=${this.waits} .lang=${this.lang}></ak-typing>
      </div>
      <button type="button" id="new-messages" ?hidden=${!this.unseen} @click=${this.newest}>
        ${h("new_messages",{},this.lang)}
      </button>
    `}rows(){let e="";return[...this.entries.flatMap(s=>{const{at:i,lang:n}=s.said,o={key:Yr(s),row:this.entry(s)},r=_e(i,"fi")!==e;e=_e(i,"fi");const p={key:`day-${s.id}`,row:l`<li class="day" lang=${n}>${_e(i,n)}</li>`};return r?[p,o]:[o]}),...this.unconfirmed.map(s=>({key:s.id,row:this.onItsWay(s)}))]}entry({id:e,said:t,closed:s,chosen:i,picture:n}){return this.row(t,{id:String(e),closed:s,chosen:i,picture:n,delivery:null})}onItsWay({text:e,lang:t,picture:s,delivery:i}){return this.row(Gr(e,t),{id:"",closed:!1,chosen:null,picture:s,delivery:i})}row(e,{id:t,closed:s,chosen:i,picture:n,delivery:o}){const{kind:r,lang:p}=e;return l`
      <li class="message ${r}" data-kind=${r} data-id=${t} lang=${p}>
        <ak-message
          .said=${e}
          .closed=${s}
          .chosen=${i}
          .picture=${n}
          .delivery=${o}
          .audible=${si(p)}
        ></ak-message>
      </li>
    `}newest(){this.dispatchEvent(new CustomEvent("ak-newest",{bubbles:!0}))}};at([a({attribute:!1})],G.prototype,"entries",2);at([a({attribute:!1})],G.prototype,"unconfirmed",2);at([a()],G.prototype,"lang",2);at([a({type:Boolean})],G.prototype,"loading",2);at([a({type:Boolean})],G.prototype,"waits",2);at([a({type:Boolean})],G.prototype,"unseen",2);G=at([g("ak-transcript")],G);const Yr=({id:e,said:t})=>t.client_id??String(e),Gr=(e,t)=>({text:e,lang:t,kind:"citizen",key:null,buttons:[],lines:[],cards:[],links:[],accepts:[],hint:null,progress:null,client_id:null,at:""});var Kr=Object.defineProperty,Jr=Object.getOwnPropertyDescriptor,q=(e,t,s,i)=>{for(var n=i>1?void 0:i?Jr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Kr(t,s,n),n};const Zr=["thank","goodbye"];let D=class extends f{constructor(){super(...arguments),this.unseen=!1,this.aloud=Ts("aloud")==="on",this.needsOwnTab=!1,this.rateable=!_i(),this.thanks=!1,this.page=go(),this.draft=bi(),this.personOpen=!1}createRenderRoot(){return sn(this.page.texts,this.page.language),this.chat=new uo(this.page,this),this.personOpen=this.querySelector("#person[open]")!==null,this.replaceChildren(),this}firstUpdated(){this.scroller=new vo(this.header,this.dock,Xr,e=>this.unseen=e),this.host=new cn(this.page.hosts,()=>this.entered()),or(this.dock),wo(()=>this.requestUpdate()),this.chat.start()}updated(e){const t=C();document.title=[this.chat.itsMunicipality?.names[t],this.page.name].filter(Boolean).join(" – "),document.documentElement.lang!==t&&(document.documentElement.lang=t,history.replaceState(null,"",Vs(t)))}render(){const{chat:e,page:t}=this,s=C();return l`
      <ak-header
        .name=${t.name}
        .municipalities=${t.municipalities}
        .municipality=${e.itsMunicipality?.code??null}
        .lang=${s}
        .audible=${si(s)}
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
              ></ak-rating>`:c}
        ${this.needsOwnTab?l`<ak-own-tab .lang=${s}></ak-own-tab>`:c}
        <div class="dock">
          <ak-timeout .expires=${e.expires} .lang=${s} @ak-prolong=${()=>e.prolong()}></ak-timeout>
          <ak-connection .word=${e.connection.word} .lang=${s}></ak-connection>
          <ak-composer
            id="composer"
            .accepts=${e.conversation.accepts}
            .lang=${s}
            .draft=${this.draft}
            .suggest=${so}
            .maxText=${t.maxText}
            .maxPhoto=${t.maxPhoto}
            .photoStates=${e.photos.states}
            @ak-send=${this.written}
            @ak-typing=${({detail:i})=>wi(i.text)}
            @ak-photo-send=${this.photoSent}
            @ak-photo-withdraw=${({detail:i})=>e.withdrawPhoto(i.id)}
          ></ak-composer>
        </div>
      </main>
    `}changed(){this.requestUpdate()}settled(){this.shown().then(()=>this.scroller.toEnd("instant"))}replied({id:e,said:t},s){this.shown().then(()=>this.scroller.follow(String(e))),s&&(st(Hn(t),t.lang),this.aloud&&Re(te(t),t.lang),this.host.tell("unread"))}sent(){Ut(),this.shown().then(()=>this.scroller.toEnd())}complain(e){this.composer.complain(e)}cookiesRefused(){St?this.needsOwnTab=!0:this.complain(h("cookies"))}giveBack(e,t){this.composer.giveBack(e,t)}async shown(){this.requestUpdate(),await this.updateComplete}entered(){matchMedia("(pointer: coarse)").matches?this.querySelector("h1")?.focus():this.composer.focusField()}written({detail:e}){this.chat.send(e)}pressed({detail:{payload:e,text:t,byKeyboard:s}}){this.chat.press(e,t),s&&this.composer.focusField()}photoSent({detail:{id:e,file:t}}){this.chat.sendPhoto(e,t)}municipalityChosen({detail:e}){this.chat.switchMunicipality(e.code)}newest({target:e}){e.querySelector("#new-messages:focus-visible")&&this.composer.focusField(),this.scroller.toEnd()}aloudChanged({detail:{on:e}}){this.aloud=e,Rs("aloud",e?"on":"off");const t=this.chat.conversation.entries.findLast(({said:s})=>s.kind!=="citizen")?.said;e&&t?Re(te(t),t.lang):Ut()}get isRatingDue(){const{entries:e,last:t}=this.chat.conversation;return(e.some(({said:i})=>Js(i))||Zr.includes(t?.said.key??""))&&(this.rateable||this.thanks)}rated({detail:{stars:e,words:t}}){ss(),this.rateable=!1,this.chat.rate(e,t)}ratedHere(e){this.thanks=!0,this.rated(e)}ratingDismissed(){ss(),this.rateable=!1,this.composer.focusField()}};q([y()],D.prototype,"unseen",2);q([y()],D.prototype,"aloud",2);q([y()],D.prototype,"needsOwnTab",2);q([y()],D.prototype,"rateable",2);q([y()],D.prototype,"thanks",2);q([H(".dock")],D.prototype,"dock",2);q([H("ak-header")],D.prototype,"header",2);q([H("ak-composer")],D.prototype,"composer",2);D=q([g("ak-app")],D);const Xr=e=>document.querySelector(`.message[data-id="${e}"]`);Is();gi();
