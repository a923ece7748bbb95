const Si=[255,255,255],Ti=4.5;function Ci(e){const t=Di(e);return t&&{background:e,text:Ri(t,Si)>=Ti?"#fff":"#000"}}function Ri(e,t){const[s,i]=[as(e),as(t)].sort((n,o)=>o-n);return(s+.05)/(i+.05)}function as(e){const[t,s,i]=e.map(n=>{const o=n/255;return o<=.04045?o/12.92:((o+.055)/1.055)**2.4});return .2126*t+.7152*s+.0722*i}function Di(e){const t=e.replace(/^#(.)(.)(.)$/,"#$1$1$2$2$3$3"),s=/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(t)?.slice(1);return s?s.map(i=>parseInt(i,16)):null}const Hs="kunta-akkuna",Ui=e=>({source:Hs,type:e});function Mi(e){const t=e;return typeof t=="object"&&t?.source===Hs?t.type??null:null}const U=new URLSearchParams(location.search).get("embedded")==="1",Ii="1",We=e=>e?location.pathname.replace(/^\/|\/$/g,"")||Ii:null;function ji(e=U){const t=We(e);return t?{"Akkuna-Embedded":t}:{}}function Li(e,t=U){const s=We(t);return s?`${e}${e.includes("?")?"&":"?"}embedded=${s}`:e}const W=(e,t=U)=>["akkuna",We(t),e].filter(s=>s!==null).join(":");function Ni(e=location.search,t=U){const s=Ci(new URLSearchParams(e).get("color")??"");!t||!s||(document.documentElement.style.setProperty("--brand",s.background),document.documentElement.style.setProperty("--on-brand",s.text))}const Bi=e=>`${location.origin}${location.pathname}?lang=${e}`,Hi="dialog[open], .panel[open], [aria-expanded=true]";class Fi{constructor(t,s){this.allowed=t,this.onOpened=s,addEventListener("message",i=>this.#s(i)),addEventListener("keydown",i=>this.#e(i),{capture:!0})}#t=null;tell(t){this.#t&&parent.postMessage(Ui(t),this.#t)}#s({data:t,origin:s,source:i}){const n=Mi(t);i!==parent||!this.#i(s)||(n==="hello"?(this.#t=s,this.tell("ready")):n==="opened"&&this.onOpened())}#i(t){return this.allowed.some(s=>s.endsWith(":*")?t.startsWith(s.slice(0,-1)):t===s)}#e({key:t,isComposing:s}){t==="Escape"&&!s&&!document.querySelector(Hi)&&this.tell("escape")}}const je=()=>[...document.querySelectorAll(".panel[open]")];function zi(){document.addEventListener("toggle",({target:e})=>qi(e),{capture:!0}),addEventListener("keydown",e=>{const[t]=je();e.key!=="Escape"||!t||document.querySelector("dialog[open]")||(e.preventDefault(),Ve(t))}),addEventListener("pointerdown",({target:e})=>{for(const t of je())t.contains(e)||(t.open=!1)})}function Ve(e){e.open=!1,e.querySelector("summary")?.focus()}function qi(e){if(e.matches(".panel[open]"))for(const t of je())t!==e&&(t.open=!1)}const pe=W("message:"),se=W("draft"),Fs=W("restart"),St=W("address:"),ls=W("tab"),Ye=W("rated"),zs="akkuna:prefers:",j=Ys(()=>localStorage),_=Ys(()=>sessionStorage);function hs(e,t=!1){const s=`${pe}${t?"0":Wi()}-${e.id}`;(e.kind==="photo"?_:j).setItem(s,JSON.stringify(e))}const Wi=()=>Math.max(Date.now(),1+Math.max(0,...Kt().map(Vi))).toString(36).padStart(9,"0"),Vi=e=>parseInt(e.slice(pe.length),36),gt=()=>Kt().flatMap(e=>tn(e)??[]);function xe(e){Kt().filter(t=>t.endsWith(e)).forEach(Vs)}function Yi(){Kt().forEach(Vs),_.removeItem(se),j.removeItem(Ye)}const Gi=()=>_.getItem(se)??"",Ki=e=>e?_.setItem(se,e):_.removeItem(se),Ji=()=>j.getItem(Ye)!==null,cs=()=>j.setItem(Ye,""),qs=e=>j.getItem(`${zs}${e}`),Ws=(e,t)=>j.setItem(`${zs}${e}`,t);function us(e,t,s=U){const[i,n]=[_.getItem(`${St}${e}`),_.getItem(`${St}own-${e}`)],o=s?[i,n]:[n??i];return _.setItem(`${St}${e}`,t),_.removeItem(`${St}own-${e}`),!o.includes(t)}const Zi=e=>_.setItem(`${St}own-language`,e);function ps(){const e=_.getItem(ls)??crypto.randomUUID();return _.setItem(ls,e),e}const Xi=()=>j.setItem(Fs,crypto.randomUUID());function Qi(e){addEventListener("storage",({key:t})=>{t===Fs?(Kt().forEach(s=>_.removeItem(s)),e.restart()):(t===null||t.startsWith(pe))&&e.messages()})}const Kt=()=>[...j.keys(),..._.keys()].filter(e=>e.startsWith(pe)).sort(),tn=e=>JSON.parse(_.getItem(e)??j.getItem(e)??"null");function Vs(e){_.removeItem(e),j.removeItem(e)}function Ys(e){const t=Pt(e,null),s=new Map;return{keys:()=>[...new Set([...t?Pt(()=>en(t),[]):[],...s.keys()])],getItem:i=>s.get(i)??Pt(()=>t?.getItem(i),null)??null,setItem:(i,n)=>{t!==null&&Pt(()=>(t.setItem(i,n),!0),!1)?s.delete(i):s.set(i,n)},removeItem:i=>{s.delete(i),Pt(()=>t?.removeItem(i),void 0)}}}const en=e=>Array.from({length:e.length},(t,s)=>e.key(s)??"");function Pt(e,t){try{return e()}catch{return t}}const Gs=["normal","large","largest"],Ks=()=>Gs.find(e=>e===qs("text-size"))??"normal";function sn(e){Ws("text-size",e),Js()}function Js(){document.documentElement.dataset.textSize=Ks()}/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Qt=globalThis,Ge=Qt.ShadowRoot&&(Qt.ShadyCSS===void 0||Qt.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Zs=Symbol(),ds=new WeakMap;let nn=class{constructor(t,s,i){if(this._$cssResult$=!0,i!==Zs)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=s}get styleSheet(){let t=this.o;const s=this.t;if(Ge&&t===void 0){const i=s!==void 0&&s.length===1;i&&(t=ds.get(s)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&ds.set(s,t))}return t}toString(){return this.cssText}};const on=e=>new nn(typeof e=="string"?e:e+"",void 0,Zs),rn=(e,t)=>{if(Ge)e.adoptedStyleSheets=t.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(const s of t){const i=document.createElement("style"),n=Qt.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=s.cssText,e.appendChild(i)}},fs=Ge?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let s="";for(const i of t.cssRules)s+=i.cssText;return on(s)})(e):e;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{is:an,defineProperty:ln,getOwnPropertyDescriptor:hn,getOwnPropertyNames:cn,getOwnPropertySymbols:un,getPrototypeOf:pn}=Object,de=globalThis,gs=de.trustedTypes,dn=gs?gs.emptyScript:"",fn=de.reactiveElementPolyfillSupport,Ct=(e,t)=>e,ie={toAttribute(e,t){switch(t){case Boolean:e=e?dn:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let s=e;switch(t){case Boolean:s=e!==null;break;case Number:s=e===null?null:Number(e);break;case Object:case Array:try{s=JSON.parse(e)}catch{s=null}}return s}},Ke=(e,t)=>!an(e,t),$s={attribute:!0,type:String,converter:ie,reflect:!1,useDefault:!1,hasChanged:Ke};Symbol.metadata??=Symbol("metadata"),de.litPropertyMetadata??=new WeakMap;let ft=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,s=$s){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),n=this.getPropertyDescriptor(t,i,s);n!==void 0&&ln(this.prototype,t,n)}}static getPropertyDescriptor(t,s,i){const{get:n,set:o}=hn(this.prototype,t)??{get(){return this[s]},set(r){this[s]=r}};return{get:n,set(r){const u=n?.call(this);o?.call(this,r),this.requestUpdate(t,u,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??$s}static _$Ei(){if(this.hasOwnProperty(Ct("elementProperties")))return;const t=pn(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Ct("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Ct("properties"))){const s=this.properties,i=[...cn(s),...un(s)];for(const n of i)this.createProperty(n,s[n])}const t=this[Symbol.metadata];if(t!==null){const s=litPropertyMetadata.get(t);if(s!==void 0)for(const[i,n]of s)this.elementProperties.set(i,n)}this._$Eh=new Map;for(const[s,i]of this.elementProperties){const n=this._$Eu(s,i);n!==void 0&&this._$Eh.set(n,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const s=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const n of i)s.unshift(fs(n))}else t!==void 0&&s.push(fs(t));return s}static _$Eu(t,s){const i=s.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,s=this.constructor.elementProperties;for(const i of s.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return rn(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,s,i){this._$AK(t,i)}_$ET(t,s){const i=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,i);if(n!==void 0&&i.reflect===!0){const o=(i.converter?.toAttribute!==void 0?i.converter:ie).toAttribute(s,i.type);this._$Em=t,o==null?this.removeAttribute(n):this.setAttribute(n,o),this._$Em=null}}_$AK(t,s){const i=this.constructor,n=i._$Eh.get(t);if(n!==void 0&&this._$Em!==n){const o=i.getPropertyOptions(n),r=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:ie;this._$Em=n;const u=r.fromAttribute(s,o.type);this[n]=u??this._$Ej?.get(n)??u,this._$Em=null}}requestUpdate(t,s,i,n=!1,o){if(t!==void 0){const r=this.constructor;if(n===!1&&(o=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??Ke)(o,s)||i.useDefault&&i.reflect&&o===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,s,{useDefault:i,reflect:n,wrapped:o},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),o!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,o]of this._$Ep)this[n]=o;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[n,o]of i){const{wrapped:r}=o,u=this[n];r!==!0||this._$AL.has(n)||u===void 0||this.C(n,void 0,o,u)}}let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(s)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(s)}willUpdate(t){}_$AE(t){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(t){}firstUpdated(t){}};ft.elementStyles=[],ft.shadowRootOptions={mode:"open"},ft[Ct("elementProperties")]=new Map,ft[Ct("finalized")]=new Map,fn?.({ReactiveElement:ft}),(de.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Je=globalThis,ms=e=>e,ne=Je.trustedTypes,ys=ne?ne.createPolicy("lit-html",{createHTML:e=>e}):void 0,Xs="$lit$",K=`lit$${Math.random().toFixed(9).slice(2)}$`,Qs="?"+K,gn=`<${Qs}>`,rt=document,Dt=()=>rt.createComment(""),Ut=e=>e===null||typeof e!="object"&&typeof e!="function",Ze=Array.isArray,$n=e=>Ze(e)||typeof e?.[Symbol.iterator]=="function",Se=`[ 	
\f\r]`,At=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,vs=/-->/g,bs=/>/g,st=RegExp(`>|${Se}(?:([^\\s"'>=/]+)(${Se}*=${Se}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ws=/'/g,_s=/"/g,ti=/^(?:script|style|textarea|title)$/i,mn=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),l=mn(1),x=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),ks=new WeakMap,ot=rt.createTreeWalker(rt,129);function ei(e,t){if(!Ze(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return ys!==void 0?ys.createHTML(t):t}const yn=(e,t)=>{const s=e.length-1,i=[];let n,o=t===2?"<svg>":t===3?"<math>":"",r=At;for(let u=0;u<s;u++){const p=e[u];let $,y,d=-1,v=0;for(;v<p.length&&(r.lastIndex=v,y=r.exec(p),y!==null);)v=r.lastIndex,r===At?y[1]==="!--"?r=vs:y[1]!==void 0?r=bs:y[2]!==void 0?(ti.test(y[2])&&(n=RegExp("</"+y[2],"g")),r=st):y[3]!==void 0&&(r=st):r===st?y[0]===">"?(r=n??At,d=-1):y[1]===void 0?d=-2:(d=r.lastIndex-y[2].length,$=y[1],r=y[3]===void 0?st:y[3]==='"'?_s:ws):r===_s||r===ws?r=st:r===vs||r===bs?r=At:(r=st,n=void 0);const b=r===st&&e[u+1].startsWith("/>")?" ":"";o+=r===At?p+gn:d>=0?(i.push($),p.slice(0,d)+Xs+p.slice(d)+K+b):p+K+(d===-2?u:b)}return[ei(e,o+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class Mt{constructor({strings:t,_$litType$:s},i){let n;this.parts=[];let o=0,r=0;const u=t.length-1,p=this.parts,[$,y]=yn(t,s);if(this.el=Mt.createElement($,i),ot.currentNode=this.el.content,s===2||s===3){const d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(n=ot.nextNode())!==null&&p.length<u;){if(n.nodeType===1){if(n.hasAttributes())for(const d of n.getAttributeNames())if(d.endsWith(Xs)){const v=y[r++],b=n.getAttribute(d).split(K),w=/([.?@])?(.*)/.exec(v);p.push({type:1,index:o,name:w[2],strings:b,ctor:w[1]==="."?bn:w[1]==="?"?wn:w[1]==="@"?_n:fe}),n.removeAttribute(d)}else d.startsWith(K)&&(p.push({type:6,index:o}),n.removeAttribute(d));if(ti.test(n.tagName)){const d=n.textContent.split(K),v=d.length-1;if(v>0){n.textContent=ne?ne.emptyScript:"";for(let b=0;b<v;b++)n.append(d[b],Dt()),ot.nextNode(),p.push({type:2,index:++o});n.append(d[v],Dt())}}}else if(n.nodeType===8)if(n.data===Qs)p.push({type:2,index:o});else{let d=-1;for(;(d=n.data.indexOf(K,d+1))!==-1;)p.push({type:7,index:o}),d+=K.length-1}o++}}static createElement(t,s){const i=rt.createElement("template");return i.innerHTML=t,i}}function yt(e,t,s=e,i){if(t===x)return t;let n=i!==void 0?s._$Co?.[i]:s._$Cl;const o=Ut(t)?void 0:t._$litDirective$;return n?.constructor!==o&&(n?._$AO?.(!1),o===void 0?n=void 0:(n=new o(e),n._$AT(e,s,i)),i!==void 0?(s._$Co??=[])[i]=n:s._$Cl=n),n!==void 0&&(t=yt(e,n._$AS(e,t.values),n,i)),t}class vn{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:s},parts:i}=this._$AD,n=(t?.creationScope??rt).importNode(s,!0);ot.currentNode=n;let o=ot.nextNode(),r=0,u=0,p=i[0];for(;p!==void 0;){if(r===p.index){let $;p.type===2?$=new bt(o,o.nextSibling,this,t):p.type===1?$=new p.ctor(o,p.name,p.strings,this,t):p.type===6&&($=new kn(o,this,t)),this._$AV.push($),p=i[++u]}r!==p?.index&&(o=ot.nextNode(),r++)}return ot.currentNode=rt,n}p(t){let s=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,s),s+=i.strings.length-2):i._$AI(t[s])),s++}}class bt{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,i,n){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=yt(this,t,s),Ut(t)?t===c||t==null||t===""?(this._$AH!==c&&this._$AR(),this._$AH=c):t!==this._$AH&&t!==x&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):$n(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==c&&Ut(this._$AH)?this._$AA.nextSibling.data=t:this.T(rt.createTextNode(t)),this._$AH=t}$(t){const{values:s,_$litType$:i}=t,n=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=Mt.createElement(ei(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(s);else{const o=new vn(n,this),r=o.u(this.options);o.p(s),this.T(r),this._$AH=o}}_$AC(t){let s=ks.get(t.strings);return s===void 0&&ks.set(t.strings,s=new Mt(t)),s}k(t){Ze(this._$AH)||(this._$AH=[],this._$AR());const s=this._$AH;let i,n=0;for(const o of t)n===s.length?s.push(i=new bt(this.O(Dt()),this.O(Dt()),this,this.options)):i=s[n],i._$AI(o),n++;n<s.length&&(this._$AR(i&&i._$AB.nextSibling,n),s.length=n)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){const i=ms(t).nextSibling;ms(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class fe{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,i,n,o){this.type=1,this._$AH=c,this._$AN=void 0,this.element=t,this.name=s,this._$AM=n,this.options=o,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=c}_$AI(t,s=this,i,n){const o=this.strings;let r=!1;if(o===void 0)t=yt(this,t,s,0),r=!Ut(t)||t!==this._$AH&&t!==x,r&&(this._$AH=t);else{const u=t;let p,$;for(t=o[0],p=0;p<o.length-1;p++)$=yt(this,u[i+p],s,p),$===x&&($=this._$AH[p]),r||=!Ut($)||$!==this._$AH[p],$===c?t=c:t!==c&&(t+=($??"")+o[p+1]),this._$AH[p]=$}r&&!n&&this.j(t)}j(t){t===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class bn extends fe{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===c?void 0:t}}class wn extends fe{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==c)}}class _n extends fe{constructor(t,s,i,n,o){super(t,s,i,n,o),this.type=5}_$AI(t,s=this){if((t=yt(this,t,s,0)??c)===x)return;const i=this._$AH,n=t===c&&i!==c||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,o=t!==c&&(i===c||n);n&&this.element.removeEventListener(this.name,this,i),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class kn{constructor(t,s,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){yt(this,t)}}const On={I:bt},En=Je.litHtmlPolyfillSupport;En?.(Mt,bt),(Je.litHtmlVersions??=[]).push("3.3.3");const Pn=(e,t,s)=>{const i=s?.renderBefore??t;let n=i._$litPart$;if(n===void 0){const o=s?.renderBefore??null;i._$litPart$=n=new bt(t.insertBefore(Dt(),o),o,void 0,s??{})}return n._$AI(e),n};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Xe=globalThis;let f=class extends ft{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Pn(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return x}};f._$litElement$=!0,f.finalized=!0,Xe.litElementHydrateSupport?.({LitElement:f});const An=Xe.litElementPolyfillSupport;An?.({LitElement:f});(Xe.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const g=e=>(t,s)=>{s!==void 0?s.addInitializer(()=>{customElements.define(e,t)}):customElements.define(e,t)};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const xn={attribute:!0,type:String,converter:ie,reflect:!1,hasChanged:Ke},Sn=(e=xn,t,s)=>{const{kind:i,metadata:n}=s;let o=globalThis.litPropertyMetadata.get(n);if(o===void 0&&globalThis.litPropertyMetadata.set(n,o=new Map),i==="setter"&&((e=Object.create(e)).wrapped=!0),o.set(s.name,e),i==="accessor"){const{name:r}=s;return{set(u){const p=t.get.call(this);t.set.call(this,u),this.requestUpdate(r,p,e,!0,u)},init(u){return u!==void 0&&this.C(r,void 0,e,u),u}}}if(i==="setter"){const{name:r}=s;return function(u){const p=this[r];t.call(this,u),this.requestUpdate(r,p,e,!0,u)}}throw Error("Unsupported decorator location: "+i)};function a(e){return(t,s)=>typeof s=="object"?Sn(e,t,s):((i,n,o)=>{const r=n.hasOwnProperty(o);return n.constructor.createProperty(o,i),r?Object.getOwnPropertyDescriptor(n,o):void 0})(e,t,s)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function m(e){return a({...e,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Tn=(e,t,s)=>(s.configurable=!0,s.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(e,t,s),s);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function V(e,t){return(s,i,n)=>{const o=r=>r.renderRoot?.querySelector(e)??null;return Tn(s,i,{get(){return o(this)}})}}let si={fi:{},sv:{}},ge="fi";const R=()=>ge;function Cn(e,t){si=e,ge=t}function Rn(e){ge=e}function h(e,t={},s=ge){const i=si[s][e];if(i===void 0)throw new Error(`no words for ${e} in ${s}`);return i.replace(/\{(\w+)\}/g,(n,o)=>String(t[o]))}var Dn=Object.defineProperty,Un=Object.getOwnPropertyDescriptor,$e=(e,t,s,i)=>{for(var n=i>1?void 0:i?Un(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Dn(t,s,n),n};let It=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.current=null}createRenderRoot(){return this}render(){const{lang:e,current:t}=this;return l`
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
    `}submitted(e){e.preventDefault();const t=this.querySelector("select")?.value;t&&t!==this.current&&this.dispatchEvent(new CustomEvent("ak-municipality",{bubbles:!0,detail:{code:t}}))}};$e([a({attribute:!1})],It.prototype,"municipalities",2);$e([a()],It.prototype,"lang",2);$e([a()],It.prototype,"current",2);It=$e([g("ak-municipality")],It);const Mn=3e3;function at(e,t){const s=document.createElement("p");s.lang=t,s.textContent=e,document.getElementById("announcer")?.append(s),setTimeout(()=>s.remove(),Mn)}const In={check:"m9 18.6-6.3-6.3 2.2-2.2L9 14.2 19.1 4l2.2 2.2z",send:"M3 20.5 22 12 3 3.5 3 10l12 2-12 2z",listen:"M3 9h4l5-5v16l-5-5H3zm11-1a5 5 0 0 1 0 8zm0-4.7a9 9 0 0 1 0 17.4v-2.2a7 7 0 0 0 0-13z",stop:"M6 6h12v12H6z",star:"m12 2.5 2.9 6.3 6.9.8-5.1 4.7 1.4 6.8-6.1-3.4-6.1 3.4 1.4-6.8-5.1-4.7 6.9-.8z",hint:"M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 5h2v2h-2zm0 4h2v6h-2z",camera:"M9 4h6l1.5 2H20a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8c0-1.1.9-2 2-2h3.5zm3 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10zm0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",place:"M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",calendar:"M7 2h2v2h6V2h2v2h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2h3zM4 10v10h16V10z",previous:"m15.5 4.5 2 2L12 12l5.5 5.5-2 2L8 12z",next:"m8.5 4.5-2 2L12 12l-5.5 5.5 2 2L16 12z",outside:"M5 5h6v2H7v10h10v-4h2v6H5zm9-1h6v6h-2V7.4l-6.3 6.3-1.4-1.4L16.6 6H14z"},E=e=>l`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path fill-rule="evenodd" d=${In[e]} />
  </svg>
`;var jn=Object.defineProperty,Ln=Object.getOwnPropertyDescriptor,wt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ln(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&jn(t,s,n),n};const Nn=[1,2,3,4,5],Bn=1e3;let lt=class extends f{constructor(){super(...arguments),this.lang="fi",this.inDialog=!1,this.stars=0,this.progress="asking",this.complaint=""}createRenderRoot(){return this}render(){return this.progress==="done"?l`<p class="rating" tabindex="-1">${this.say("rating_thanks")}</p>`:l`
      <form class="rating" @submit=${this.send}>
        <fieldset>
          <legend>${this.say("rating_question")}</legend>
          <div class="stars">${Nn.map(e=>this.star(e))}</div>
        </fieldset>
        ${this.stars?this.words():c}
        <p class="error" role="alert">${this.complaint}</p>
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
          value=${e}
          .checked=${e===this.stars}
          @change=${()=>this.choose(e)}
        />
        ${E("star")}<span class="unseen">${e}/5: ${this.say(`rating_${e}`)}</span>
      </label>
    `}choose(e){this.stars=e,this.fire("ak-rate-begin",null)}updated(e){e.get("stars")===0&&this.scrollIntoView({block:"nearest"})}words(){return l`
      <p aria-hidden="true">${this.say(`rating_${this.stars}`)}</p>
      <label class="words">
        ${this.say("rating_words")}
        <textarea name="words" rows="2" maxlength=${Bn}></textarea>
      </label>
    `}send(e){if(e.preventDefault(),this.progress==="sending")return;this.progress="sending",this.complaint="";const t=this.querySelector("textarea")?.value.trim()??"",s=i=>i===null?this.thank():this.complain(i);this.fire("ak-rate",{stars:this.stars,words:t,answer:s})}complain(e){this.progress="asking",this.complaint=e}thank(){this.progress="done",at(this.say("rating_thanks"),this.lang),this.updateComplete.then(()=>this.querySelector(".rating")?.focus())}dismiss(){this.fire("ak-rate-dismiss",null)}fire(e,t){this.dispatchEvent(new CustomEvent(e,{bubbles:!0,detail:t}))}say(e){return h(e,{},this.lang)}};wt([a()],lt.prototype,"lang",2);wt([a({type:Boolean})],lt.prototype,"inDialog",2);wt([m()],lt.prototype,"stars",2);wt([m()],lt.prototype,"progress",2);wt([m()],lt.prototype,"complaint",2);lt=wt([g("ak-rating")],lt);var Hn=Object.defineProperty,Fn=Object.getOwnPropertyDescriptor,me=(e,t,s,i)=>{for(var n=i>1?void 0:i?Fn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Hn(t,s,n),n};let jt=class extends f{constructor(){super(...arguments),this.lang="fi",this.rateable=!1,this.asksForRating=!1}createRenderRoot(){return this}render(){return l`
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
    `}ask(){const e=this.querySelector("dialog");e&&(this.asksForRating=this.rateable,e.returnValue="",e.showModal(),e.querySelector("[value=no]")?.focus())}answered({target:e}){const t=e.returnValue==="yes";this.dispatchEvent(new CustomEvent(t?"ak-restart":"ak-restart-dismiss",{bubbles:!0}))}say(e){return h(e,{},this.lang)}};me([a()],jt.prototype,"lang",2);me([a({type:Boolean})],jt.prototype,"rateable",2);me([m()],jt.prototype,"asksForRating",2);jt=me([g("ak-restart")],jt);var zn=Object.defineProperty,qn=Object.getOwnPropertyDescriptor,ii=(e,t,s,i)=>{for(var n=i>1?void 0:i?qn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&zn(t,s,n),n};let Le=class extends f{constructor(){super(...arguments),this.lang="fi"}createRenderRoot(){return this}render(){return l`
      <fieldset>
        <legend>${h("text_size",{},this.lang)}</legend>
        ${Gs.map(e=>l`
            <label>
              <input
                type="radio"
                name="text-size"
                value=${e}
                .checked=${e===Ks()}
                @change=${()=>sn(e)}
              />
              ${h(`text_size_${e}`,{},this.lang)}
            </label>
          `)}
      </fieldset>
    `}};ii([a()],Le.prototype,"lang",2);Le=ii([g("ak-text-size")],Le);var Wn=Object.defineProperty,Vn=Object.getOwnPropertyDescriptor,X=(e,t,s,i)=>{for(var n=i>1?void 0:i?Vn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Wn(t,s,n),n};let H=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.municipality=null,this.audible=!1,this.aloud=!1,this.rateable=!1,this.open=!1}createRenderRoot(){return this}render(){const{lang:e,municipality:t}=this;return l`
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
    `}save(e,t){const s=Li(`/chat/transcript?format=${e}`);return e!=="print"?l`<li><a href=${s} ?download=${!U}>${this.say(t)}</a></li>`:U?l`<li><button type="button" @click=${this.print}>${this.say(t)}</button></li>`:l`<li><a href=${s} target="_blank">${this.say(t)}</a></li>`}print(){this.close(),print()}page(e){const t=new URLSearchParams({lang:this.lang});return this.municipality&&t.set("municipality",this.municipality),l`<li><a href="/chat/${e}?${t.toString()}" target="_blank">${this.say(e)}</a></li>`}readAloud(){return l`<li>
      <label>
        <input type="checkbox" .checked=${this.aloud} @change=${this.aloudChanged} />
        ${this.say("read_aloud")}
      </label>
    </li>`}aloudChanged({target:e}){const t={on:e.checked};this.dispatchEvent(new CustomEvent("ak-read-aloud",{bubbles:!0,detail:t}))}close(){const e=this.querySelector("details");e&&Ve(e)}say(e){return h(e,{},this.lang)}};X([a({attribute:!1})],H.prototype,"municipalities",2);X([a()],H.prototype,"lang",2);X([a()],H.prototype,"municipality",2);X([a({type:Boolean})],H.prototype,"audible",2);X([a({type:Boolean})],H.prototype,"aloud",2);X([a({type:Boolean})],H.prototype,"rateable",2);X([a({type:Boolean})],H.prototype,"open",2);H=X([g("ak-menu")],H);function D(e,t,s){e.dispatchEvent(new CustomEvent(t,{bubbles:!0,detail:s}))}var Yn=Object.defineProperty,Gn=Object.getOwnPropertyDescriptor,ye=(e,t,s,i)=>{for(var n=i>1?void 0:i?Gn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Yn(t,s,n),n};let Lt=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.open=!1}createRenderRoot(){return this}render(){return l`
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
    `}ask(){const e=this.querySelector("details");e&&Ve(e),D(this,"ak-send",{kind:"text",text:this.say("person_words")})}say(e){return h(e,{},this.lang)}};ye([a({attribute:!1})],Lt.prototype,"municipalities",2);ye([a()],Lt.prototype,"lang",2);ye([a({type:Boolean})],Lt.prototype,"open",2);Lt=ye([g("ak-person")],Lt);var Kn=Object.defineProperty,Jn=Object.getOwnPropertyDescriptor,Y=(e,t,s,i)=>{for(var n=i>1?void 0:i?Jn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Kn(t,s,n),n};let M=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.name="",this.municipality=null,this.audible=!1,this.aloud=!1,this.rateable=!1,this.personOpen=!1}createRenderRoot(){return this}render(){const{lang:e,municipalities:t,municipality:s}=this,i=e==="fi"?"sv":"fi",n=t.filter(({code:o})=>o===s);return l`
      <header>
        <div class="title">
          <h1 id="name">${n[0]?.names[e]??this.name}</h1>
          <a id="language" href=${ni(i)} hreflang=${i} lang=${i} @click=${this.switch}
            >${h("other_language",{},e)}</a
          >
        </div>
        <p class="automated" tabindex="-1">${h("automated",{},e)}</p>
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
    `}switch(e){e.preventDefault(),this.dispatchEvent(new CustomEvent("ak-language",{bubbles:!0}))}};Y([a({attribute:!1})],M.prototype,"municipalities",2);Y([a()],M.prototype,"lang",2);Y([a()],M.prototype,"name",2);Y([a()],M.prototype,"municipality",2);Y([a({type:Boolean})],M.prototype,"audible",2);Y([a({type:Boolean})],M.prototype,"aloud",2);Y([a({type:Boolean})],M.prototype,"rateable",2);Y([a({type:Boolean})],M.prototype,"personOpen",2);M=Y([g("ak-header")],M);function ni(e){const t=new URLSearchParams(location.search);return t.set("lang",e),`?${t.toString()}`}const Zn=W("photos"),Ne="photos",Xn=24*60*60*1e3,oi={keep:({id:e,file:t,submitted:s})=>te(void 0,async i=>{const n=await $t(i.get(e));await $t(i.put({id:e,file:t,submitted:s,tab:ps(),at:n?.at??Date.now()}))}),kept:()=>te([],async e=>{const t=await $t(e.getAll()),s=Date.now()-Xn;return t.filter(({at:i})=>i<s).forEach(({id:i})=>e.delete(i)),t.filter(i=>i.tab===ps()&&i.at>=s).sort((i,n)=>i.at-n.at)}),drop:e=>te(void 0,async t=>void await $t(t.delete(e)))},Qn=()=>te(void 0,async e=>void await $t(e.clear()));async function te(e,t){try{const s=await to();try{return await t(s.transaction(Ne,"readwrite").objectStore(Ne))}finally{s.close()}}catch{return e}}function to(){const e=indexedDB.open(Zn,1);return e.onupgradeneeded=()=>e.result.createObjectStore(Ne,{keyPath:"id"}),$t(e)}const $t=e=>new Promise((t,s)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>s(e.error)});async function ri(e,t){let s=!1;try{return await navigator.locks.request(e,()=>(s=!0,t()))}catch(i){if(s)throw i;return t()}}const eo=2e3,so=5e3;class io{constructor(t){this.onChange=t,this.up=!1,this.word="",this.#t=0}#t;back(){clearTimeout(this.#t),this.up=!0,this.word&&(this.word="back",this.#t=setTimeout(()=>this.#s(""),so)),this.onChange()}down(){!this.up&&this.#t||(this.up=!1,clearTimeout(this.#t),this.#t=setTimeout(()=>this.#s("lost"),navigator.onLine?eo:0),this.onChange())}#s(t){this.word=t,this.onChange()}}const no=Qe({weekday:"long"}),oo=Qe({day:"numeric",month:"long"}),ro=Qe({hour:"numeric",minute:"2-digit"}),ao=["receipt","receipt_number_later"],Te=(e,t)=>`${no[t].format(new Date(e))} ${oo[t].format(new Date(e))}`,ai=(e,t)=>ro[t].format(new Date(e)),li=(e,t)=>e.change_title??h("change",{},t);function Os({buttons:e,lines:t,cards:s,lang:i}){return[...e,...t.flatMap(n=>Be(n,i)??[]),...(s??[]).flatMap(n=>[...n.buttons,...n.lines.flatMap(o=>Be(o,i)??[])])]}function Be(e,t){return e.change?{title:`${li(e,t)}: ${e.label}`,payload:e.change}:null}const hi=({kind:e,key:t})=>e==="receipt"&&(ao.includes(t??"")||(t??"").startsWith("receipt."));function lo({kind:e,key:t,text:s,lang:i}){return e==="citizen"&&t==="photo"?h("photo_bubble",{},i):e==="citizen"&&t==="location"?h("place_bubble",{},i):s}function ho(e){const{lang:t,progress:s,buttons:i}=e,n=[`${h("assistant",{},t)}:`];return s&&n.push(`${h("progress",{number:s[0],count:s[1]},t)}.`),n.push(oe(e)),i.length&&n.push(h("choices",{titles:uo(i)},t)),n.join(" ")}function oe({text:e,hint:t,lines:s,cards:i,links:n}){return[e,t??"",...s.map(ci),...(i??[]).map(co),...(n??[]).map(({title:o})=>`${o}.`)].filter(Boolean).join(" ")}const co=({title:e,text:t,lines:s})=>[`${e}.`,t,...s.map(ci)].filter(Boolean).join(" "),ci=({label:e,value:t})=>`${e}: ${t}.`,uo=e=>e.map(({title:t})=>t).join(", ");function Qe(e){const t=s=>new Intl.DateTimeFormat(`${s}-FI`,{...e,timeZone:"Europe/Helsinki"});return{fi:t("fi"),sv:t("sv")}}const po=[];class fo{constructor(){this.entries=[],this.unconfirmed=[]}get last(){return this.entries.at(-1)}get accepts(){return this.#t?.said.accepts??po}get titles(){return this.#t?.said.buttons.map(({title:t})=>t)??[]}get days(){return this.#t?.said.days??[]}get hasCards(){return(this.#t?.said.cards??[]).length>0}get#t(){return this.entries.findLast(({said:t})=>Ce(t)||t.kind==="receipt"||!mt(t)&&t.accepts.length>0)}get isAnyMatterOver(){return this.entries.some(({said:t})=>t.kind==="receipt")}get isMatterTakenIn(){const t=this.entries.slice(this.entries.findLastIndex(({said:s})=>mt(s))+1);return this.unconfirmed.length===0&&t.some(({said:s})=>hi(s))}add(t,s){if(this.entries.some(n=>n.id===t))return null;const i={id:t,said:s,closed:!1,chosen:null,picture:null};return mt(s)?this.#s(i):(Ce(s)||s.kind==="receipt")&&this.#i(),this.entries.splice(this.entries.findLastIndex(n=>n.id<t)+1,0,i),i}addUnconfirmed(t,s,i,n=null){const o=this.unconfirmed.find(r=>r.id===t);o&&(o.picture??=n),!(o||this.entries.some(({said:r})=>r.client_id===t))&&this.unconfirmed.push({id:t,text:s,lang:i,picture:n,delivery:"sending"})}setDelivery(t){for(const s of this.unconfirmed)s.delivery=t.get(s.id)??"sent"}drop(t){const s=this.unconfirmed.findIndex(i=>i.id===t);s>=0&&this.unconfirmed.splice(s,1)}choose(t){const s=this.entries.findLast(({said:i,closed:n})=>!n&&Os(i).some(o=>o.payload===t));return s&&Object.assign(s,{closed:!0,chosen:t}),s}reopen(t){Object.assign(t,{closed:!1,chosen:null})}waitsForReply(t){const s=this.last?.said;return s!==void 0&&mt(s)&&Date.parse(s.at)>t||this.unconfirmed.some(({delivery:n})=>n==="sent")}#s(t){const{client_id:s,text:i}=t.said;t.picture=this.unconfirmed.find(r=>r.id===s)?.picture??null,s&&this.drop(s);const n=({said:r})=>Os(r).find(({title:u})=>u===i)?.payload,o=this.entries.findLast(r=>!r.closed&&n(r));o&&Object.assign(o,{closed:!0,chosen:n(o)})}#i(){for(const t of this.entries)Ce(t.said)&&(t.closed=!0)}}const mt=({kind:e})=>e==="citizen",Ce=({kind:e})=>e==="question"||e==="summary";let re="";function Re(e){return re||=e,re===e}const ts=()=>({...ji(),...re?{"Akkuna-Conversation":re}:{}}),Es=4e4,Ps=500,go=15e3;class ui extends Error{}class $o{constructor(t){this.listener=t,addEventListener("offline",()=>this.#a()),addEventListener("online",()=>this.#o()),document.addEventListener("visibilitychange",()=>document.hidden||this.#h())}#t="0";#s=Ps;#i=0;#e=!1;#n=new AbortController;#o=()=>{};async run(){for(;;){try{await this.#r()}catch(t){mo(t)||reportError(t)}if(this.#e)return;this.listener.onDown(),await this.#c()}}async#r(){this.#n=new AbortController;const t=await fetch("/chat/events",{headers:{...ts(),"Last-Event-ID":this.#t},cache:"no-store",signal:this.#n.signal});if(t.status===401)return this.#e=!0,this.listener.onForgotten();if(!t.ok||!t.body)throw new ui;this.#s=Ps,this.#i=Date.now(),this.listener.onUp();for await(const s of yo(this.#l(t.body)))s.id&&(this.#t=s.id),this.listener.onEvent(s)}async*#l(t){const s=t.pipeThrough(new TextDecoderStream).getReader();for(;;){const i=setTimeout(()=>this.#a(),Es);try{const{value:n,done:o}=await s.read();if(o)return;this.#i=Date.now(),yield n}finally{clearTimeout(i)}}}#h(){Date.now()-this.#i>Es&&this.#a(),this.#o()}async#c(){await new Promise(t=>{this.#o=t,setTimeout(t,this.#s*(.5+Math.random()))}),this.#s=Math.min(2*this.#s,go)}#a(){this.#n.abort()}}const mo=e=>e instanceof ui||e instanceof TypeError||e instanceof DOMException&&e.name==="AbortError";async function*yo(e){let t="";for await(const s of e){const i=(t+s).split(`

`);t=i.pop()??"";for(const n of i){const o=vo(n);o&&(yield o)}}}function vo(e){const t=new Map(e.split(`
`).map(i=>[i.slice(0,i.indexOf(": ")),i.slice(i.indexOf(": ")+2)])),s=t.get("data");return s===void 0?null:{id:t.get("id")??"",type:t.get("event")??"message",data:JSON.parse(s)}}const bo=2e4,wo=18e4,_o=3e4,ve=429,ko=[ve,502,503,504];class be extends Error{constructor(t,s,i=0,n=0){super(t),this.retry=s,this.status=i,this.wait=n}get isLong(){return this.status===ve&&this.wait>_o}}const De=e=>_t("/chat/session",e),Oo=e=>_t("/chat/messages",e),Eo=e=>_t("/chat/rating",e),Po=e=>_t("/suomifi/claim",{code:e}),Ao=()=>_t("/suomifi/logout",{}),xo=async e=>(await _t("/chat/places",{text:e})).places,_t=(e,t)=>So(e,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(t)});async function So(e,t){const s=new AbortController,i=setTimeout(()=>s.abort(),bo);let n,o;try{n=await fetch(e,{...t,headers:{...t.headers,...ts(),"Accept-Language":R()},signal:s.signal}),o=await n.text().catch(()=>"")}catch{throw pi()}finally{clearTimeout(i)}if(n.ok)return o?JSON.parse(o):void 0;throw di(n.status,o,n.headers.get("Retry-After"))}function To(e,t,s){const i=new XMLHttpRequest,n=new FormData;return n.append("id",e),n.append("file",t),{done:new Promise((r,u)=>{i.open("POST","/chat/photos");const p={...ts(),"Accept-Language":R()};for(const[$,y]of Object.entries(p))i.setRequestHeader($,y);i.timeout=wo,i.upload.onprogress=({loaded:$,total:y})=>s(Math.floor(100*$/y)),i.upload.onload=()=>s(100),i.onerror=i.ontimeout=i.onabort=()=>u(pi()),i.onload=()=>{i.status===202?r():u(di(i.status,i.responseText,i.getResponseHeader("Retry-After")))},i.send(n)}),cancel:()=>i.abort()}}const pi=()=>new be(h("lost"),!0);function di(e,t,s){const{error:i=h("failed"),retry:n=ko.includes(e)}=Co(t);return new be(i,n,e,1e3*(Number(s)||0))}function Co(e){try{return JSON.parse(e)}catch{return{}}}const As=1e3,xs=3e4,Ss=e=>gt().some(t=>t.id===e),Ro=e=>ri(W("send"),e);class Do{constructor(t){this.listener=t}#t=As;#s=!1;#i=!1;#e=null;#n=new Map;begin(t){this.#s=!0,t&&hs(t,!0),this.flush()}faring(t){return this.#n.has(t)?"limited":this.#e?this.#e.because.status===ve?"limited":"waiting":"sending"}add(t){const s={...t,id:t.id??crypto.randomUUID()};return Ss(s.id)?this.#u(s.id):hs(s),this.listener.onChange(),this.#e||this.flush(),s}withdraw(t){xe(t),this.#u(t),this.listener.onChange(),this.flush()}async flush(){if(!(this.#i||!this.#s||this.#e?.because.wait)){this.#i=!0,this.#a();try{for(;this.#r()&&await Ro(()=>this.#o()););}finally{this.#i=!1}}}async#o(){for(let t=this.#r();t;t=this.#r()){try{await this.listener.post(t)}catch(s){if(!Ss(t.id))continue;if(!(s instanceof be))throw s;if(!this.#l(t,s))return!1;continue}this.#t=As,xe(t.id),this.listener.onChange()}return!0}#r(){return gt().find(({id:t})=>!this.#n.has(t))}#l(t,s){if(s.status===401)return this.listener.onForgotten(),!1;const i=!s.retry||t.kind==="photo"&&s.isLong;return s.retry?i?this.#h(t.id,s.wait):this.#c(t,s):(xe(t.id),this.listener.onRefused(t,s)),this.listener.onChange(),i}#h(t,s){const i=setTimeout(()=>{this.#n.delete(t),this.flush()},s);this.#n.set(t,i)}#c({id:t,kind:s},i){const n=Math.max(i.wait,s==="photo"?xs:this.#t),o=setTimeout(()=>{this.#e=null,this.flush()},n);this.#e={id:t,timer:o,because:i},this.#t=Math.min(2*this.#t,xs)}#a(){clearTimeout(this.#e?.timer),this.#e=null}#u(t){this.#e?.id===t&&this.#a(),clearTimeout(this.#n.get(t)),this.#n.delete(t)}}let Uo=class{constructor(t,s=oi){this.onChange=t,this.store=s,this.states={},this.#t=new Map,this.#s=new Map}#t;#s;take(t,s){this.#t.set(t,s),this.#s.has(t)||this.#e(t,0)}async upload(t){const s=this.#t.get(t)??await this.#i(t);if(!s)throw new be(h("photo_lost"),!1);this.#t.set(t,s),this.#e(t,0);const i=To(t,s,n=>this.#e(t,n));this.#s.set(t,i);try{await i.done}catch(n){throw this.#n(t,n),n}finally{this.#s.delete(t)}this.#t.delete(t),this.#r(t,{state:"sent",percent:100})}arrived(t){this.#t.delete(t)&&(this.#s.get(t)?.cancel(),this.#r(t,{state:"sent",percent:100}))}withdraw(t){this.#t.delete(t),this.#s.get(t)?.cancel(),this.states=Object.fromEntries(Object.entries(this.states).filter(([s])=>s!==t)),this.onChange()}async#i(t){return(await this.store.kept()).find(s=>s.id===t)?.file}#e(t,s){const i=s===100||this.#o(t);this.#r(t,{state:"uploading",percent:s,mayBeThere:i})}#n(t,s){const i=(s.status===0||s.status>=500)&&this.#o(t);this.#r(t,{state:"failed",percent:0,reason:Mo(s),mayBeThere:i})}#o(t){return this.states[t]?.mayBeThere??!1}#r(t,s){!this.#t.has(t)&&s.state!=="sent"||(this.states={...this.states,[t]:s},this.onChange())}};function Mo({retry:e,wait:t,isLong:s,message:i}){return s?`${i} ${h("photo_later")}`:e&&!t?h("photo_failed"):i}const Io=e=>e.startsWith("/suomifi/"),jo="akkuna-suomifi",Lo=/^[\w-]{43}$/;let fi=null;const gi=e=>fi=window.open(e,jo);function No(e,t,s=U){s&&(e.preventDefault(),gi(`${t}&window=1`))}function Bo(e){addEventListener("message",({data:t,origin:s,source:i})=>{const{type:n,code:o}=t??{};s!==location.origin||!i||i!==fi||n!=="akkuna:login"||typeof o!="string"||!Lo.test(o)||Po(o).then(()=>i.postMessage({type:"akkuna:login:done"},location.origin)).catch(r=>e(r.message))})}async function Ho(e=U){const t=e?gi(""):null;try{const{url:s}=await Ao();s&&t?t.location.href=`${s}&window=1`:s?location.assign(s):t?.close()}catch(s){throw t?.close(),s}}const Fo="00000000-0000-4000-8000-000000000001",zo=6e4,qo=3e3;class Wo{constructor(t,s){this.page=t,this.view=s,this.conversation=new fo,this.connection=new io(()=>this.view.changed()),this.photos=new Uo(()=>this.view.changed()),this.settled=!1,this.expires=null,this.identity=null,this.#t=0,this.#s=null,this.#i=new Map,this.#e=new Do({post:i=>i.kind==="photo"?this.photos.upload(i.id):Oo(i),onRefused:(i,n)=>this.#f(i,n),onForgotten:()=>this.#d(),onChange:()=>this.#a()}),this.municipality=t.municipality}#t;#s;#i;#e;get waits(){return this.connection.up&&this.settled&&this.conversation.waitsForReply(this.#t-zo)}get itsMunicipality(){return this.page.municipalities.find(({code:t})=>t===this.municipality)}async start(){Bo(s=>this.view.complain(s)),Qi({messages:()=>this.#a(),restart:()=>location.reload()});const t=await this.#n();t&&(this.#t=Date.parse(t.now),this.expires=t.expires,this.#r(t),this.#a(),new $o({onEvent:s=>this.#l(s),onUp:()=>{this.connection.back(),this.#e.flush()},onDown:()=>this.connection.down(),onForgotten:()=>this.#d()}).run())}send(t){const s=this.#e.add(t);return this.view.sent(),s}press(t,s){const i=crypto.randomUUID(),n=this.conversation.choose(t);n&&this.#i.set(i,n),this.send({id:i,kind:"button",payload:t,text:s})}sendPhoto(t,s){this.photos.take(t,s),this.conversation.addUnconfirmed(t,h("photo_bubble"),R(),URL.createObjectURL(s)),this.send({id:t,kind:"photo"})}withdrawPhoto(t){this.conversation.drop(t),this.photos.withdraw(t),this.#e.withdraw(t)}switchLanguage(t){this.#s=t,this.#p(t),this.#e.add({kind:"language",value:t})}switchMunicipality(t){this.send({kind:"municipality",value:t})}async restart(){const t={municipality:this.page.municipality,language:R(),new:!0};try{await De(t)}catch(s){return this.view.complain(s.message)}Yi(),await Qn(),Xi(),location.reload()}async prolong(){try{const t=await De(this.#o());if(!Re(t.mark))return location.reload();this.expires=t.expires}catch(t){this.view.complain(t.message)}this.view.changed()}async logOut(){try{await Ho()}catch(t){this.view.complain(t.message)}}rate(t,s){return Eo({stars:t,words:s})}async#n(){const t=()=>De(this.#o());for(;;)try{const s=await ri(W("session"),t);return Re(s.mark),this.view.complain(""),s}catch(s){const{retry:i,status:n,wait:o,message:r}=s,u=n===ve;if((!i||u)&&this.view.complain(r),!i)return null;u||this.connection.down(),await new Promise(p=>setTimeout(p,Math.max(o,qo)))}}#o(){return{municipality:this.page.municipality,language:R()}}#r({language:t,municipality:s}){const{chosen:i,language:n,municipality:o}=this.page,r=us("path",location.pathname),u=us("language",i?n:""),p=gt(),$=p.findLast(v=>v.kind==="language")?.value??t,y=i&&(r||u)?n:$;y!==t&&(this.#s=y),y!==$&&this.#e.add({kind:"language",value:y}),this.#p(y);const d=p.findLast(v=>v.kind==="municipality")?.value??s;o&&r&&d!==o&&this.#e.add({kind:"municipality",value:o})}#l(t){if(t.type==="conversation")return this.#h(t.data);const s=t.data;mt(s)&&s.client_id&&this.#c(s.client_id);const i=this.conversation.add(Number(t.id),s);this.#u(gt()),i&&this.settled&&!mt(s)&&this.view.replied(i,Date.parse(s.at)>=this.#t),this.view.changed()}#h(t){if(!Re(t.mark))return location.reload();t.language===this.#s&&(this.#s=null),!this.#s&&t.language&&this.#p(t.language),this.municipality=t.municipality??this.municipality,this.expires=t.expires,this.identity=t.identity,this.settled||(this.settled=!0,this.#e.begin(this.conversation.last?null:{id:Fo,kind:"start"}),this.view.settled()),this.view.changed()}#c(t){this.#i.delete(t),this.photos.arrived(t),gt().some(s=>s.id===t)&&this.#e.withdraw(t)}#a(){const t=gt();for(const s of t){const i=Vo(s);i&&this.conversation.addUnconfirmed(s.id,i,R())}this.#u(t),this.conversation.setDelivery(new Map(t.map(({id:s})=>[s,this.#e.faring(s)]))),this.view.changed()}#u(t){for(const s of t){if(s.kind!=="button"||this.#i.has(s.id))continue;const i=this.conversation.choose(s.payload);i&&this.#i.set(s.id,i)}}#f(t,s){this.conversation.drop(t.id);const i=this.#i.get(t.id);i&&this.conversation.reopen(i),t.kind==="text"?this.view.giveBack(t.text,s.message):(t.kind!=="photo"||!this.photos.states[t.id])&&this.view.complain(s.message)}#d(){this.settled?location.reload():this.view.cookiesRefused()}#p(t){t!==R()&&(Rn(t),this.view.changed())}}function Vo(e){return e.kind==="location"?h("place_bubble"):e.kind==="photo"?h("photo_bubble"):e.kind==="text"||e.kind==="button"?e.text:null}const Yo=()=>JSON.parse(document.getElementById("page-data")?.textContent??""),Go=120,Ko=8,Jo=.3,Tt=document.documentElement,Zo=()=>scrollY+innerHeight>Tt.scrollHeight-Go;class Xo{constructor(t,s,i,n){this.header=t,this.dock=s,this.find=i,this.onUnseen=n,history.scrollRestoration="manual",this.#n=s.offsetHeight;const o=new ResizeObserver(()=>this.#c());o.observe(t),o.observe(s),addEventListener("scroll",()=>this.#h(),{passive:!0});for(const r of[window,window.visualViewport])r?.addEventListener("resize",()=>this.#t&&this.toEnd("instant"))}#t=!0;#s=0;#i=null;#e=null;#n;toEnd(t="auto"){this.#i=this.#e=null,this.#t=!0,this.onUnseen(!1),requestAnimationFrame(()=>scrollTo({top:Tt.scrollHeight,behavior:t}))}stay(){this.#t&&this.#i===null&&this.toEnd()}again(){this.#t&&(this.#i===null?this.toEnd("instant"):requestAnimationFrame(()=>this.#o()))}follow(t,s=!1){if(!this.#t)return this.onUnseen(!0);this.#i??=t,s&&(this.#e=t),requestAnimationFrame(()=>this.#o())}#o(){const[t,s]=[this.#r(this.#i),this.#r(this.#e)];if(t===null)return;const i=s!==null&&s-t>innerHeight*Jo?s:t;scrollTo({top:Math.min(i,Tt.scrollHeight-innerHeight)})}#r(t){const s=t===null?null:this.find(t);return s&&s.getBoundingClientRect().top+scrollY-this.#l()-Ko}#l(){return getComputedStyle(this.header).position==="sticky"?this.header.offsetHeight:0}#h(){innerHeight&&(Zo()?(this.#t=!0,this.onUnseen(!1)):scrollY<this.#s&&(this.#t=!1),this.#s=scrollY)}#c(){Tt.style.setProperty("--header",`${this.#l()}px`),Tt.style.setProperty("--dock",`${this.dock.offsetHeight}px`);const t=this.dock.offsetHeight-this.#n;this.#n+=t,t>0&&this.#t&&this.#i?this.#o():t>0&&this.#t&&scrollBy(0,t)}}const Qo=/[^.!?\n]+[.!?]*\s*/g,Nt="speechSynthesis"in globalThis?speechSynthesis:null;let ae=null;const $i=e=>yi(e)!==void 0,tr=e=>Nt?.addEventListener("voiceschanged",e);function He(e,t,s=()=>{}){Bt();const i=yi(t);if(!Nt||!i)return s();ae=s;const n=(e.match(Qo)??[e]).map(o=>new SpeechSynthesisUtterance(o));for(const o of n)Object.assign(o,{voice:i,lang:i.lang}),Nt.speak(o);n.at(-1)?.addEventListener("end",()=>ae===s&&mi())}function Bt(){mi(),Nt?.cancel()}function mi(){const e=ae;ae=null,e?.()}const yi=e=>Nt?.getVoices().find(t=>t.lang.toLowerCase().startsWith(e));/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const nt={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4},vi=e=>(...t)=>({_$litDirective$:e,values:t});let bi=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,i){this._$Ct=t,this._$AM=s,this._$Ci=i}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{I:er}=On,Ts=e=>e,sr=e=>e.strings===void 0,Cs=()=>document.createComment(""),xt=(e,t,s)=>{const i=e._$AA.parentNode,n=t===void 0?e._$AB:t._$AA;if(s===void 0){const o=i.insertBefore(Cs(),n),r=i.insertBefore(Cs(),n);s=new er(o,r,e,e.options)}else{const o=s._$AB.nextSibling,r=s._$AM,u=r!==e;if(u){let p;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(p=e._$AU)!==r._$AU&&s._$AP(p)}if(o!==n||u){let p=s._$AA;for(;p!==o;){const $=Ts(p).nextSibling;Ts(i).insertBefore(p,n),p=$}}}return s},it=(e,t,s=e)=>(e._$AI(t,s),e),ir={},wi=(e,t=ir)=>e._$AH=t,nr=e=>e._$AH,Ue=e=>{e._$AR(),e._$AA.remove()};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const _i=vi(class extends bi{constructor(e){if(super(e),e.type!==nt.PROPERTY&&e.type!==nt.ATTRIBUTE&&e.type!==nt.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!sr(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===x||t===c)return t;const s=e.element,i=e.name;if(e.type===nt.PROPERTY){if(t===s[i])return x}else if(e.type===nt.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(i))return x}else if(e.type===nt.ATTRIBUTE&&s.getAttribute(i)===t+"")return x;return wi(e),t}});var or=Object.defineProperty,rr=Object.getOwnPropertyDescriptor,G=(e,t,s,i)=>{for(var n=i>1?void 0:i?rr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&or(t,s,n),n};const ar=3,lr=100,hr=200;let I=class extends f{constructor(){super(...arguments),this.lang="fi",this.value="",this.suggest=()=>Promise.resolve([]),this.invalid=!1,this.describedBy="",this.places=[],this.active=-1,this.timer=0,this.round=0,this.written=""}createRenderRoot(){return this}disconnectedCallback(){super.disconnectedCallback(),this.close()}willUpdate(e){e.has("value")&&this.value!==this.written&&this.close()}updated(){this.querySelector("[aria-selected=true]")?.scrollIntoView({block:"nearest"})}typed(){this.written=this.value=this.input.value,this.active=-1;const e=this.written.trim(),t=++this.round;if(clearTimeout(this.timer),e.length<ar||e.length>lr)return this.close();this.timer=window.setTimeout(()=>void this.look(e,t),hr)}async look(e,t){const s=await this.suggest(e).catch(()=>[]);t!==this.round||document.activeElement!==this.input||(this.places=s,this.active=-1)}close(){clearTimeout(this.timer),this.round++,this.places=[],this.active=-1}choose(e){this.close(),D(this,"ak-choose",{text:e.label})}key(e){if(!this.places.length||e.isComposing)return;const t=this.places[this.active];if(e.key==="ArrowDown")this.move(1);else if(e.key==="ArrowUp")this.move(-1);else if(e.key==="Escape")this.close();else if(e.key==="Enter"&&t)this.choose(t);else return;e.preventDefault()}move(e){const t=this.places.length+1;this.active=(this.active+1+e+t)%t-1}render(){const e=this.places.length>0;return l`
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
        .value=${_i(this.value)}
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
    `}};G([a()],I.prototype,"lang",2);G([a()],I.prototype,"value",2);G([a({attribute:!1})],I.prototype,"suggest",2);G([a({type:Boolean})],I.prototype,"invalid",2);G([a()],I.prototype,"describedBy",2);G([m()],I.prototype,"places",2);G([m()],I.prototype,"active",2);G([V("input")],I.prototype,"input",2);I=G([g("ak-address")],I);const Ht=e=>new Date(`${e}T00:00:00Z`),ki=e=>e.toISOString().slice(0,10),le=(e=new Date)=>new Intl.DateTimeFormat("sv-SE",{timeZone:"Europe/Helsinki"}).format(e);function P(e,t){const s=Ht(e);return s.setUTCDate(s.getUTCDate()+t),ki(s)}function Xt(e,t){const s=Ht(Ft(e));s.setUTCMonth(s.getUTCMonth()+t);const i=new Date(Date.UTC(s.getUTCFullYear(),s.getUTCMonth()+1,0)).getUTCDate();return s.setUTCDate(Math.min(Ht(e).getUTCDate(),i)),ki(s)}const Ft=e=>`${e.slice(0,8)}01`,ee=e=>(Ht(e).getUTCDay()+6)%7;function cr(e){const t=Ft(e),s=P(t,-ee(t)),n=Array.from({length:42},(r,u)=>P(s,u)).map(r=>Ft(r)===t?r:null);return Array.from({length:6},(r,u)=>n.slice(u*7,u*7+7)).filter(r=>r.some(Boolean))}const Rs=e=>`${Number(e.slice(8))}.${Number(e.slice(5,7))}.${e.slice(0,4)}`,Rt=(e,t,s)=>new Intl.DateTimeFormat(`${t}-FI`,{...s,timeZone:"UTC"}).format(Ht(e)),ur=(e,t)=>[{weekday:"long"},{day:"numeric",month:"long",year:"numeric"}].map(s=>Rt(e,t,s)).join(" "),pr=(e,t)=>new Intl.RelativeTimeFormat(`${t}-FI`,{numeric:"auto"}).format(e,"day");var dr=Object.defineProperty,fr=Object.getOwnPropertyDescriptor,Q=(e,t,s,i)=>{for(var n=i>1?void 0:i?fr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&dr(t,s,n),n};let F=class extends f{constructor(){super(...arguments),this.lang="fi",this.min="",this.max="",this.today=le(),this.free=[],this.at=le(),this.follow=!1}createRenderRoot(){return this}open(){this.dialog.showModal(),this.moveTo(this.free[0]?.iso??this.today),this.follow=!0,this.requestUpdate()}updated(){this.follow&&this.querySelector("[tabindex='0']")?.focus(),this.follow=!1}possible(e){return this.within(e)&&(!this.free.length||this.freeOn(e)!==void 0)}freeOn(e){return this.free.find(({iso:t})=>t===e)?.count}within(e){return(!this.min||e>=this.min)&&(!this.max||e<=this.max)}moveTo(e){this.min&&e<this.min?this.at=this.min:this.max&&e>this.max?this.at=this.max:this.at=e}key(e){const t=this.keyTarget(e);t&&(e.preventDefault(),this.follow=!0,this.moveTo(t),this.requestUpdate())}keyTarget({key:e,shiftKey:t}){const s=this.at,i=t?12:1;switch(e){case"ArrowLeft":return P(s,-1);case"ArrowRight":return P(s,1);case"ArrowUp":return P(s,-7);case"ArrowDown":return P(s,7);case"Home":return P(s,-ee(s));case"End":return P(s,6-ee(s));case"PageUp":return Xt(s,-i);case"PageDown":return Xt(s,i);default:return null}}choose(e){this.possible(e)&&(this.dialog.close(),this.dispatchEvent(new CustomEvent("ak-day",{detail:e})))}render(){const e=P(Ft(this.at),-1),t=Xt(Ft(this.at),1);return l`
      <dialog aria-labelledby="calendar-name">
        <h2 id="calendar-name">${h("date_choose",{},this.lang)}</h2>
        <div class="month">
          ${this.turn("previous",-1,this.within(e))}
          <h3 id="calendar-month" aria-live="polite">
            ${Rt(this.at,this.lang,{month:"long",year:"numeric"})}
          </h3>
          ${this.turn("next",1,this.within(t))}
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
            ${cr(this.at).map(s=>l`<tr>
                  ${s.map(i=>this.cell(i))}
                </tr>`)}
          </tbody>
        </table>
        ${this.free.length?l`<p class="about">${h("date_free",{},this.lang)}</p>`:c}
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
        @click=${()=>s&&this.moveTo(Xt(this.at,t))}
      >
        ${E(e)}
      </button>
    `}weekdayName(e){const t=P(this.at,e-ee(this.at)),s=Rt(t,this.lang,{weekday:"long"});return l`<th scope="col" abbr=${s} aria-label=${s}>
      ${Rt(t,this.lang,{weekday:"short"})}
    </th>`}cell(e){if(!e)return l`<td></td>`;const t=this.freeOn(e);return l`
      <td role="gridcell">
        <button
          type="button"
          tabindex=${e===this.at?0:-1}
          aria-label=${this.nameOf(e,t)}
          aria-current=${e===this.today?"date":c}
          aria-disabled=${this.possible(e)?c:"true"}
          @click=${()=>this.choose(e)}
        >
          ${Number(e.slice(8))}${t?l`<small>${parseInt(t)}</small>`:c}
        </button>
      </td>
    `}nameOf(e,t){const s=ur(e,this.lang);return this.free.length?`${s}, ${t??h("date_full",{},this.lang)}`:s}};Q([a()],F.prototype,"lang",2);Q([a()],F.prototype,"min",2);Q([a()],F.prototype,"max",2);Q([a()],F.prototype,"today",2);Q([a({attribute:!1})],F.prototype,"free",2);Q([m()],F.prototype,"at",2);Q([V("dialog")],F.prototype,"dialog",2);F=Q([g("ak-calendar")],F);var gr=Object.defineProperty,$r=Object.getOwnPropertyDescriptor,tt=(e,t,s,i)=>{for(var n=i>1?void 0:i?$r(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&gr(t,s,n),n};const mr=5,yr=3;let z=class extends f{constructor(){super(...arguments),this.lang="fi",this.min=le(),this.max="",this.today=le(),this.free=[],this.brief=!1}createRenderRoot(){return this}send(e){D(this,"ak-send",{kind:"text",text:Rs(e)})}nextDays(){return this.brief?[]:this.free.length?this.free.slice(0,yr).map(({iso:t})=>t):Array.from({length:mr},(t,s)=>P(this.min||this.today,s)).filter(t=>!this.max||t<=this.max)}titleOf(e){const t=`${Rs(e).split(".").slice(0,2).join(".")}.`,s=[0,1].find(o=>P(this.today,o)===e),i=s===void 0?Rt(e,this.lang,{weekday:"long"}):pr(s,this.lang),n=this.free.find(({iso:o})=>o===e)?.count;return`${i.charAt(0).toUpperCase()}${i.slice(1)} ${t}${n?` (${n})`:""}`}render(){return l`
      <fieldset>
        <legend>${h("date_choose",{},this.lang)}</legend>
        <div class="choices">
          ${this.nextDays().map(e=>l`
              <button type="button" @click=${()=>this.send(e)}>${this.titleOf(e)}</button>
            `)}
          <button type="button" aria-haspopup="dialog" @click=${()=>this.calendar.open()}>
            ${E("calendar")} ${h("date_calendar",{},this.lang)}
          </button>
        </div>
      </fieldset>
      <ak-calendar
        .lang=${this.lang}
        .min=${this.free[0]?.iso??this.min}
        .max=${this.free.at(-1)?.iso??this.max}
        .today=${this.today}
        .free=${this.free}
        @ak-day=${e=>this.send(e.detail)}
      ></ak-calendar>
    `}};tt([a()],z.prototype,"lang",2);tt([a()],z.prototype,"min",2);tt([a()],z.prototype,"max",2);tt([a()],z.prototype,"today",2);tt([a({attribute:!1})],z.prototype,"free",2);tt([a({type:Boolean})],z.prototype,"brief",2);tt([V("ak-calendar")],z.prototype,"calendar",2);z=tt([g("ak-date")],z);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ds=(e,t,s)=>{const i=new Map;for(let n=t;n<=s;n++)i.set(e[n],n);return i},Oi=vi(class extends bi{constructor(e){if(super(e),e.type!==nt.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let i;s===void 0?s=t:t!==void 0&&(i=t);const n=[],o=[];let r=0;for(const u of e)n[r]=i?i(u,r):r,o[r]=s(u,r),r++;return{values:o,keys:n}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,i]){const n=nr(e),{values:o,keys:r}=this.dt(t,s,i);if(!Array.isArray(n))return this.ut=r,o;const u=this.ut??=[],p=[];let $,y,d=0,v=n.length-1,b=0,w=o.length-1;for(;d<=v&&b<=w;)if(n[d]===null)d++;else if(n[v]===null)v--;else if(u[d]===r[b])p[b]=it(n[d],o[b]),d++,b++;else if(u[v]===r[w])p[w]=it(n[v],o[w]),v--,w--;else if(u[d]===r[w])p[w]=it(n[d],o[w]),xt(e,p[w+1],n[d]),d++,w--;else if(u[v]===r[b])p[b]=it(n[v],o[b]),xt(e,n[d],n[v]),v--,b++;else if($===void 0&&($=Ds(r,b,w),y=Ds(u,d,v)),$.has(u[d]))if($.has(u[v])){const B=y.get(r[b]),Ae=B!==void 0?n[B]:null;if(Ae===null){const rs=xt(e,n[d]);it(rs,o[b]),p[b]=rs}else p[b]=it(Ae,o[b]),xt(e,n[d],Ae),n[B]=null;b++}else Ue(n[v]),v--;else Ue(n[d]),d++;for(;b<=w;){const B=xt(e,p[w+1]);it(B,o[b]),p[b++]=B}for(;d<=v;){const B=n[d++];B!==null&&Ue(B)}return this.ut=r,wi(e,p),x}}),vr=16,br=["heic","heix","heim","heis","hevc","hevx","mif1","msf1"];async function wr(e){const t=new Uint8Array(await e.slice(0,vr).arrayBuffer()),s=String.fromCharCode(...t);return s.startsWith("ÿØÿ")||s.startsWith(`PNG\r

`)||s.startsWith("RIFF")&&s.slice(8,12)==="WEBP"?"photo":s.slice(4,8)==="ftyp"&&br.includes(s.slice(8,12))?"heic":"other"}var _r=Object.defineProperty,kr=Object.getOwnPropertyDescriptor,C=(e,t,s,i)=>{for(var n=i>1?void 0:i?kr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&_r(t,s,n),n};const Me=5,Or="image/jpeg,image/png,image/webp",Ie=1024*1024;let A=class extends f{constructor(){super(...arguments),this.lang="fi",this.offered=null,this.maxPhoto=10*Ie,this.states={},this.store=oi,this.photos=[],this.complaint="",this.isTold=!1,this.news="",this.hadFocus=!1}createRenderRoot(){return this}firstUpdated(){this.takeUp()}disconnectedCallback(){super.disconnectedCallback(),this.photos.forEach(({address:e})=>URL.revokeObjectURL(e))}get ready(){return this.photos.some(e=>this.isWaitingForPress(e))}submit(){this.complaint="",this.photos.filter(e=>this.isWaitingForPress(e)).forEach(e=>this.send(e))}leave(){this.drop(this.photos.filter(e=>this.isWaitingForPress(e)))}drop(e){const t=e.some(i=>this.mayBeThere(i));e.forEach(i=>this.takeAway(i)),e.filter(({submitted:i})=>i).forEach(({id:i})=>D(this,"ak-photo-withdraw",{id:i}));const s=t?"photo_perhaps_sent":e.length>1?"photos_left":"photo_left";this.complaint=e.length?h(s,{},this.lang):"",this.isTold=!0,e.length&&(this.news="")}mayBeThere({id:e,submitted:t}){return t&&(this.states[e]?.mayBeThere??!1)}isWaitingForPress({id:e,submitted:t}){return!t||this.states[e]?.state==="failed"}get unsent(){return this.photos.filter(({submitted:e})=>!e)}async takeUp(){const e=await this.store.kept();this.photos=[...e.map(t=>({...t,address:URL.createObjectURL(t.file)})),...this.photos];for(const t of this.photos.filter(({submitted:s})=>s))this.send(t);this.offered===!1&&this.drop(this.unsent),this.ready&&(this.news=h("photos_kept",{},this.lang))}async choose(){const e=[...this.input.files??[]];this.input.value="",this.complaint="",this.isTold=!1;for(const t of e){const s=await this.whatIsWrong(t);s?this.complaint=e.length>1?`${t.name}: ${s}`:s:this.add(t)}}async whatIsWrong(e){const{lang:t,maxPhoto:s}=this;if(this.photos.length>=Me)return h("photo_too_many",{count:Me},t);const i=await wr(e).catch(()=>"unreadable");return i==="unreadable"?h("photo_unreadable",{},t):i==="heic"?h("photo_heic",{},t):i==="other"?h("photo_type",{},t):e.size>s?h("photo_size",{megabytes:s/Ie},t):""}add(e){const t={id:crypto.randomUUID(),file:e,address:URL.createObjectURL(e),submitted:!1};this.photos=[...this.photos,t],this.news=h("photos_chosen",{count:this.photos.length},this.lang),this.store.keep(t)}send({id:e,file:t}){this.photos=this.photos.map(s=>s.id===e?{...s,submitted:!0}:s),this.store.keep({id:e,file:t,submitted:!0}),D(this,"ak-photo-send",{id:e,file:t})}withdraw(e){const t=this.mayBeThere(e);this.takeAway(e),this.isTold=!0,this.complaint=t?h("photo_perhaps_sent",{},this.lang):"",this.news=t?"":h("photo_removed",{},this.lang),e.submitted&&D(this,"ak-photo-withdraw",{id:e.id})}takeAway({id:e,address:t}){this.photos=this.photos.filter(s=>s.id!==e),URL.revokeObjectURL(t),this.store.drop(e)}willUpdate(e){this.hadFocus=this.contains(document.activeElement),e.has("lang")&&e.get("lang")&&(this.news=this.complaint=""),e.has("offered")&&this.offered===!1&&this.unsent.length&&this.drop(this.unsent),e.has("states")&&this.heed(e.get("states")??{})}heed(e){for(const t of this.photos){const s=this.states[t.id];s?.state==="sent"&&this.takeAway(t),!(!s||s.state===e[t.id]?.state)&&(s.state==="sent"&&(this.news=h("photo_sent",{},this.lang)),s.state==="failed"&&(this.news=s.reason??h("photo_failed",{},this.lang)))}}updated(){if(!this.hadFocus||this.contains(document.activeElement))return;(this.querySelector("li .cancel")??this.querySelector(".add")??document.getElementById("text"))?.focus()}render(){const e=this.unsent.length;return l`
      <div>
        ${this.offered?this.adding():c}
        <input type="file" id="photo-file" accept=${Or} multiple hidden @change=${this.choose} />
        <p class=${this.isTold?"complaint told":"complaint"} role="status">${this.complaint}</p>
        <p class="unseen" role="status">${this.news}</p>
        ${this.photos.length?this.tray():c} ${e?this.sending(e):c}
      </div>
    `}adding(){const e={count:Me,megabytes:this.maxPhoto/Ie},t=this.photos.length>0;return l`
      <button type="button" class="add" aria-describedby="photo-rules" @click=${()=>this.input.click()}>
        ${E("camera")} ${h("add_photo",{},this.lang)}
      </button>
      <p class=${t?"unseen":"hint"} id="photo-rules">${h("photo_rules",e,this.lang)}</p>
    `}tray(){return l`
      <ul>
        ${Oi(this.photos,({id:e})=>e,(e,t)=>this.one(e,t+1))}
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
    `}numbered(e,t){const s=h(e,{},this.lang);return this.photos.length>1?`${s}, ${h("photo_number",{number:t},this.lang)}`:s}wordsOf({file:e,submitted:t},s){return t?s?.state==="failed"?s.reason??h("photo_failed",{},this.lang):s?.state==="uploading"?h("photo_sending",{percent:s.percent},this.lang):h("photo_waiting",{},this.lang):e.name}};C([a()],A.prototype,"lang",2);C([a({attribute:!1})],A.prototype,"offered",2);C([a({type:Number})],A.prototype,"maxPhoto",2);C([a({attribute:!1})],A.prototype,"states",2);C([a({attribute:!1})],A.prototype,"store",2);C([m()],A.prototype,"photos",2);C([m()],A.prototype,"complaint",2);C([m()],A.prototype,"isTold",2);C([m()],A.prototype,"news",2);C([V("input")],A.prototype,"input",2);A=C([g("ak-photos")],A);var Er=Object.defineProperty,Pr=Object.getOwnPropertyDescriptor,Jt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Pr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Er(t,s,n),n};const Ar=15e3,Us=5,xr=200;let vt=class extends f{constructor(){super(...arguments),this.lang="fi",this.searching=!1,this.failure="",this.rough=null,this.hadFocus=!1}createRenderRoot(){return this}willUpdate(){this.hadFocus=this.contains(document.activeElement)}updated(){this.hadFocus&&!this.contains(document.activeElement)&&this.querySelector("button")?.focus()}search(){this.searching||(this.rough=null,this.failure=navigator.geolocation?"":"place_failed",!this.failure&&(this.searching=!0,navigator.geolocation.getCurrentPosition(e=>this.found(e.coords),e=>this.failed(e),{enableHighAccuracy:!0,timeout:Ar,maximumAge:6e4})))}found({latitude:e,longitude:t,accuracy:s}){this.searching=!1;const i={lat:Number(e.toFixed(Us)),lon:Number(t.toFixed(Us)),accuracy:s};s>xr?this.rough=i:this.send(i)}failed({code:e,PERMISSION_DENIED:t,TIMEOUT:s}){this.searching=!1,e===t?this.failure="place_denied":this.failure=e===s?"place_late":"place_failed"}send({lat:e,lon:t}){this.rough=null,this.isConnected&&D(this,"ak-send",{kind:"location",lat:e,lon:t})}get words(){return this.searching?h("place_searching",{},this.lang):this.rough?h("place_rough",{distance:Sr(this.rough.accuracy)},this.lang):this.failure&&h(this.failure,{},this.lang)}render(){return l`
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
        ${E("place")} ${h("share_place",{},this.lang)}
      </button>
      <p class="hint" id="place-why">${h("place_why",{},this.lang)}</p>
    `}roughChoices(e){return l`
      <p class="row">
        <button type="button" @click=${()=>this.send(e)}>${h("place_send",{},this.lang)}</button>
        <button type="button" @click=${this.search}>${h("place_again",{},this.lang)}</button>
      </p>
    `}};Jt([a()],vt.prototype,"lang",2);Jt([m()],vt.prototype,"searching",2);Jt([m()],vt.prototype,"failure",2);Jt([m()],vt.prototype,"rough",2);vt=Jt([g("ak-place")],vt);const Sr=e=>e<1e3?`${Math.ceil(e/50)*50} m`:`${Math.ceil(e/1e3)} km`,Ms=6,Tr=22,Cr=/^(?:klo|kello|kl\.?|klockan)?\s*(\d{1,2})(?:\s*[.:,]?\s*(\d{2}))?$/i,Rr=Array.from({length:2*(Tr-Ms)+1},(e,t)=>`${Ms+Math.floor(t/2)}.${t%2?"30":"00"}`);function Dr(e){const[,t,s="00"]=Cr.exec(e.trim())??[];return t===void 0||Number(t)>23||Number(s)>59?null:`${Number(t)}.${s}`}var Ur=Object.defineProperty,Mr=Object.getOwnPropertyDescriptor,we=(e,t,s,i)=>{for(var n=i>1?void 0:i?Mr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ur(t,s,n),n};let zt=class extends f{constructor(){super(...arguments),this.lang="fi",this.complaint=""}createRenderRoot(){return this}send(){const e=this.list.value;this.complaint=e?"":h("time_empty",{},this.lang),e?D(this,"ak-send",{kind:"text",text:e}):this.list.focus()}render(){return l`
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
          ${Rr.map(e=>l`<option>${e}</option>`)}
        </select>
        <button type="button" @click=${this.send}>${h("time_send",{},this.lang)}</button>
      </div>
      <p class="hint" id="time-hint">${h("time_hint",{},this.lang)}</p>
    `}};we([a()],zt.prototype,"lang",2);we([m()],zt.prototype,"complaint",2);we([V("select")],zt.prototype,"list",2);zt=we([g("ak-time")],zt);var Ir=Object.defineProperty,jr=Object.getOwnPropertyDescriptor,O=(e,t,s,i)=>{for(var n=i>1?void 0:i?jr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ir(t,s,n),n};const Lr=.8,Nr=100,Br=["fi","sv"];let k=class extends f{constructor(){super(...arguments),this.accepts=null,this.titles=[],this.days=[],this.withCards=!1,this.lang="fi",this.draft="",this.suggest=()=>Promise.resolve([]),this.maxText=5e3,this.maxPhoto=10*1024*1024,this.photoStates={},this.complaint="",this.answered=!1,this.withSuggestions=!1,this.composing=!1,this.repeating=0,this.caret=null}createRenderRoot(){return this}focusField(){this.field?.focus({preventScroll:!0})}giveBack(e,t){this.write([e,this.draft].filter(Boolean).join(`
`)),this.answered=!1,this.complain(t)}answeredElsewhere(){this.photos.leave()}complain(e){clearTimeout(this.repeating);const t=e!==""&&e===this.complaint;this.complaint=t?"":e,t&&(this.repeating=setTimeout(()=>this.complaint=e,Nr))}takes(e){return this.accepts?.includes(e)??!1}get field(){return this.querySelector("#text")}willUpdate(e){if(e.has("accepts")&&(this.answered=!1),e.has("lang")&&e.get("lang")&&this.complain(""),this.composing)return;const t=this.takes("address")&&!this.answered&&!this.draft.includes(`
`);t!==this.withSuggestions&&(this.caret=this.field===document.activeElement?this.field?.selectionStart??0:null,this.withSuggestions=t)}async updated(){await this.querySelector("ak-address")?.updateComplete,this.takeBackFocus(),this.grow()}takeBackFocus(){this.caret!==null&&(this.focusField(),this.field?.setSelectionRange(this.caret,this.caret),this.caret=null)}grow(){const e=this.field;e instanceof HTMLTextAreaElement&&(e.style.height="auto",e.style.height=`${e.scrollHeight+e.offsetHeight-e.clientHeight}px`)}write(e){this.draft=e,this.complain(""),D(this,"ak-typing",{text:e})}typed(e){const t=e.target;t.id==="text"&&this.write(t.value)}key(e){const t=e.isComposing||e.keyCode===229;e.key!=="Enter"||e.shiftKey||t||e.defaultPrevented||(e.preventDefault(),this.send())}compose(e){this.composing=e,this.requestUpdate()}send(){const e=this.draft.trim(),t=[...e].length-this.maxText;if(t>0)return this.refuse(h("too_long",{over:t},this.lang));if(!e&&!this.photos.ready)return this.refuse(h("empty",{},this.lang));this.leavesPhotos(e)?this.photos.leave():this.photos.submit(),e&&D(this,"ak-send",{kind:"text",text:this.meant(e)}),this.write("")}leavesPhotos(e){const t=Br.flatMap(s=>h("photo_declined",{},s).split(", "));return[...this.titles,...t].map(Is).includes(Is(e))}meant(e){return this.takes("time")?Dr(e)??e:e}refuse(e){this.focusField(),this.complain(e)}submitted(e){e.preventDefault(),this.send()}chosen(e){this.write(e.detail.text),this.send()}answeredBesides(){js()||this.focusField(),this.answered=!0}render(){const e=this.maxText-[...this.draft.trim()].length,t=e>=0&&this.maxText-e>=this.maxText*Lr;return l`
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
            ${E("send")} ${h("send",{},this.lang)}
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
        aria-describedby=${Ls(e,!js())}
        aria-invalid=${this.complaint?"true":c}
        .value=${_i(this.draft)}
      ></textarea>
    `}lineWithSuggestions(e){return l`
      <ak-address
        .lang=${this.lang}
        .value=${this.draft}
        .suggest=${this.suggest}
        .invalid=${this.complaint!==""}
        .describedBy=${Ls(e,!1)}
        @ak-choose=${this.chosen}
      ></ak-address>
    `}ways(){const e=t=>this.takes(t)&&!this.answered;return l` <div class="ways">
      <ak-photos
        .lang=${this.lang}
        .offered=${this.accepts&&this.takes("photo")}
        .maxPhoto=${this.maxPhoto}
        .states=${this.photoStates}
      ></ak-photos>
      ${e("location")?l`<ak-place .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-place>`:c}
      ${e("date")?l`<ak-date
              .lang=${this.lang}
              .free=${this.days}
              .brief=${this.withCards}
              @ak-send=${this.answeredBesides}
            ></ak-date>`:c}
      ${e("time")?l`<ak-time .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-time>`:c}
    </div>`}};O([a({attribute:!1})],k.prototype,"accepts",2);O([a({attribute:!1})],k.prototype,"titles",2);O([a({attribute:!1})],k.prototype,"days",2);O([a({type:Boolean})],k.prototype,"withCards",2);O([a()],k.prototype,"lang",2);O([a()],k.prototype,"draft",2);O([a({attribute:!1})],k.prototype,"suggest",2);O([a({type:Number})],k.prototype,"maxText",2);O([a({type:Number})],k.prototype,"maxPhoto",2);O([a({attribute:!1})],k.prototype,"photoStates",2);O([m()],k.prototype,"complaint",2);O([m()],k.prototype,"answered",2);O([m()],k.prototype,"withSuggestions",2);O([V("ak-photos")],k.prototype,"photos",2);k=O([g("ak-composer")],k);const Is=e=>e.trim().toLowerCase().replace(/[.!]+$/,""),js=()=>matchMedia("(pointer: coarse)").matches,Ls=(e,t)=>["text-error",e?"text-left":"",t?"text-keys":""].filter(Boolean).join(" ");function Hr(e,t){return t.scale>1.01?0:Math.max(0,Math.round(e-t.height-t.offsetTop))}function Fr(e){const t=window.visualViewport;if(!t)return;const s=()=>{const i=Hr(window.innerHeight,t);e.style.setProperty("--keyboard",`${i}px`),document.documentElement.classList.toggle("covered",i>0)};t.addEventListener("resize",s),t.addEventListener("scroll",s)}var zr=Object.defineProperty,qr=Object.getOwnPropertyDescriptor,es=(e,t,s,i)=>{for(var n=i>1?void 0:i?qr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&zr(t,s,n),n};let he=class extends f{constructor(){super(...arguments),this.word="",this.lang="fi"}createRenderRoot(){return this}render(){return this.word?l`<p id="connection">${h(this.word,{},this.lang)}</p>`:c}updated(e){e.has("word")&&this.word&&at(h(this.word,{},this.lang),this.lang)}};es([a()],he.prototype,"word",2);es([a()],he.prototype,"lang",2);he=es([g("ak-connection")],he);var Wr=Object.defineProperty,Vr=Object.getOwnPropertyDescriptor,_e=(e,t,s,i)=>{for(var n=i>1?void 0:i?Vr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Wr(t,s,n),n};const Yr=6e4;let qt=class extends f{constructor(){super(...arguments),this.identity=null,this.lang="fi",this.isOver=!1,this.timer=0,this.hadFocus=!1}createRenderRoot(){return this}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.look(),Yr)}disconnectedCallback(){clearInterval(this.timer),super.disconnectedCallback()}willUpdate(e){this.hadFocus=this.querySelector("button:focus-visible")!==null,e.has("identity")&&this.look()}updated(){this.hadFocus&&!this.querySelector("button")&&document.getElementById("text")?.focus({preventScroll:!0})}render(){const{identity:e,lang:t}=this;return!e||this.isOver?c:l`
      <p>
        ${h("identity",{name:e.name},t)}
        ${e.actingFor&&l`<br />${h("identity_for",{name:e.actingFor},t)}`}
      </p>
      <button type="button" class="plain" @click=${this.leave}>${h("log_out",{},t)}</button>
    `}look(){this.isOver=this.identity!==null&&Date.parse(this.identity.expires)<=Date.now()}leave(){this.dispatchEvent(new CustomEvent("ak-log-out",{bubbles:!0}))}};_e([a({attribute:!1})],qt.prototype,"identity",2);_e([a()],qt.prototype,"lang",2);_e([m()],qt.prototype,"isOver",2);qt=_e([g("ak-identity")],qt);const Gr=/https:\/\/[^\s<>"]+[^\s<>".,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w+.-])(?:\+\d[\d ]{6,16}\d|0\d[\d ]{5,14}\d|112)(?![\w-])/g,Kr=["https:","http:","mailto:","tel:"];function ss(e,t){const s=[];let i=0;for(const{0:n,index:o}of e.matchAll(Gr))s.push(e.slice(i,o),is(n,Jr(n),t)),i=o+n.length;return[...s,e.slice(i)]}const Zt=(e,t)=>e.split(/\n+/).filter(Boolean).map(s=>l`<p>${ss(s,t)}</p>`);function is(e,t,s){if(Io(t))return l`<a class="suomifi" href=${t} @click=${n=>No(n,t)}>${e}</a>`;const i=t.slice(0,t.indexOf(":")+1).toLowerCase();return Kr.includes(i)?i.startsWith("http")?l`<a href=${t} target="_blank" rel="noopener noreferrer"
    >${e}${E("outside")}<span class="unseen"> (${h("new_tab",{},s)})</span></a
  >`:l`<a href=${t}>${e}</a>`:l`${e}`}function Jr(e){return e.startsWith("https://")?e:e.includes("@")?`mailto:${e}`:`tel:${e.replaceAll(" ","")}`}var Zr=Object.defineProperty,Xr=Object.getOwnPropertyDescriptor,Ei=(e,t,s,i)=>{for(var n=i>1?void 0:i?Xr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Zr(t,s,n),n};let Fe=class extends f{constructor(){super(...arguments),this.lang="fi"}createRenderRoot(){return this}render(){return l`
      <div role="alert">
        <p>${h("own_tab_why",{},this.lang)}</p>
        <p>${is(h("own_tab",{},this.lang),Bi(this.lang),this.lang)}</p>
      </div>
    `}};Ei([a()],Fe.prototype,"lang",2);Fe=Ei([g("ak-own-tab")],Fe);var Qr=Object.defineProperty,ta=Object.getOwnPropertyDescriptor,ke=(e,t,s,i)=>{for(var n=i>1?void 0:i?ta(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Qr(t,s,n),n};const Pi=6e4,ea=10*Pi;let Wt=class extends f{constructor(){super(...arguments),this.expires=null,this.lang="fi",this.near=!1,this.timer=0,this.hadFocus=!1}createRenderRoot(){return this}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.look(),Pi)}disconnectedCallback(){clearInterval(this.timer),super.disconnectedCallback()}willUpdate(e){this.hadFocus=this.querySelector("button:focus-visible")!==null,e.has("expires")&&this.look()}updated(){this.hadFocus&&!this.near&&document.getElementById("text")?.focus({preventScroll:!0})}render(){return this.near?l`
      <p>${this.warning}</p>
      <button type="button" @click=${this.prolong}>${h("timeout_prolong",{},this.lang)}</button>
    `:c}look(){const e=this.near;this.near=this.expires!==null&&Date.parse(this.expires)-Date.now()<=ea,this.near&&!e&&at(this.warning,this.lang),e&&!this.near&&at(h("timeout_prolonged",{},this.lang),this.lang)}get warning(){return h("timeout_warning",{time:ai(this.expires??"",this.lang)},this.lang)}prolong(){this.dispatchEvent(new CustomEvent("ak-prolong",{bubbles:!0}))}};ke([a()],Wt.prototype,"expires",2);ke([a()],Wt.prototype,"lang",2);ke([m()],Wt.prototype,"near",2);Wt=ke([g("ak-timeout")],Wt);var sa=Object.defineProperty,ia=Object.getOwnPropertyDescriptor,L=(e,t,s,i)=>{for(var n=i>1?void 0:i?ia(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&sa(t,s,n),n};let S=class extends f{constructor(){super(...arguments),this.words="",this.about="",this.says="",this.payload="",this.look="",this.lang="fi",this.closed=!1,this.chosen=null,this.held=!1}createRenderRoot(){return this}render(){const e=this.chosen===this.payload;return l`
      <button
        type="button"
        class="${this.look} ${e?"chosen":""}"
        ?disabled=${this.closed&&!(e&&this.held)}
        aria-disabled=${e?"true":c}
        @click=${this.press}
        @blur=${()=>this.held=!1}
      >
        ${e?E("check"):c}${this.words}${Ns(this.about)}${e?Ns(`(${h("chosen",{},this.lang)})`):c}
      </button>
    `}press({detail:e}){if(this.closed)return;this.held=!0;const t={payload:this.payload,text:this.says||this.words,byKeyboard:e===0};this.dispatchEvent(new CustomEvent("ak-press",{bubbles:!0,detail:t}))}};L([a()],S.prototype,"words",2);L([a()],S.prototype,"about",2);L([a()],S.prototype,"says",2);L([a()],S.prototype,"payload",2);L([a()],S.prototype,"look",2);L([a()],S.prototype,"lang",2);L([a({type:Boolean})],S.prototype,"closed",2);L([a()],S.prototype,"chosen",2);L([m()],S.prototype,"held",2);S=L([g("ak-choice")],S);const Ns=e=>e?l`<span class="unseen"> ${e}</span>`:c;var na=Object.defineProperty,oa=Object.getOwnPropertyDescriptor,kt=(e,t,s,i)=>{for(var n=i>1?void 0:i?oa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&na(t,s,n),n};let ht=class extends f{constructor(){super(...arguments),this.buttons=[],this.about="",this.lang="fi",this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){return l`
      <div class="choices ${this.closed?"":"open"}">
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
    `}};kt([a({attribute:!1})],ht.prototype,"buttons",2);kt([a()],ht.prototype,"about",2);kt([a()],ht.prototype,"lang",2);kt([a({type:Boolean})],ht.prototype,"closed",2);kt([a()],ht.prototype,"chosen",2);ht=kt([g("ak-choices")],ht);var ra=Object.defineProperty,aa=Object.getOwnPropertyDescriptor,pt=(e,t,s,i)=>{for(var n=i>1?void 0:i?aa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ra(t,s,n),n};let J=class extends f{constructor(){super(...arguments),this.lines=[],this.lang="fi",this.closed=!1,this.chosen=null,this.copies=!1,this.copied=null}createRenderRoot(){return this}render(){return l`<dl>
      ${this.lines.map(e=>l`
          <div>
            <dt>${e.label}</dt>
            <dd><span>${ss(e.value,this.lang)}</span>${this.change(e)}${this.copy(e)}</dd>
          </div>
        `)}
    </dl>`}change(e){const t=Be(e,this.lang);return t?l`<ak-choice
      look="plain"
      .words=${li(e,this.lang)}
      .about=${e.label}
      .says=${t.title}
      .payload=${t.payload}
      .lang=${this.lang}
      .closed=${this.closed}
      .chosen=${this.chosen}
    ></ak-choice>`:c}copy(e){if(!this.copies||!("clipboard"in navigator))return c;const t=h(this.copied===e?"copied":"copy",{},this.lang);return l`<button type="button" class="plain" @click=${()=>this.take(e)}>
      ${t}<span class="unseen"> ${e.label}</span>
    </button>`}async take(e){await navigator.clipboard.writeText(e.value),this.copied=e,at(`${h("copied",{},this.lang)}: ${e.value}`,this.lang)}};pt([a({attribute:!1})],J.prototype,"lines",2);pt([a()],J.prototype,"lang",2);pt([a({type:Boolean})],J.prototype,"closed",2);pt([a()],J.prototype,"chosen",2);pt([a({type:Boolean})],J.prototype,"copies",2);pt([m()],J.prototype,"copied",2);J=pt([g("ak-lines")],J);var la=Object.defineProperty,ha=Object.getOwnPropertyDescriptor,ns=(e,t,s,i)=>{for(var n=i>1?void 0:i?ha(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&la(t,s,n),n};let ce=class extends f{constructor(){super(...arguments),this.links=[],this.lang="fi"}createRenderRoot(){return this}render(){return l`<ul>
      ${this.links.map(({title:e,href:t})=>l`<li>${is(e,t,this.lang)}</li>`)}
    </ul>`}};ns([a({attribute:!1})],ce.prototype,"links",2);ns([a()],ce.prototype,"lang",2);ce=ns([g("ak-links")],ce);var ca=Object.defineProperty,ua=Object.getOwnPropertyDescriptor,Ot=(e,t,s,i)=>{for(var n=i>1?void 0:i?ua(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ca(t,s,n),n};let ct=class extends f{constructor(){super(...arguments),this.number="",this.lang="fi",this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){const{kind:e,title:t,text:s,lines:i,links:n,buttons:o}=this.card,{lang:r,closed:u,chosen:p}=this;return l`
      <section class="card ${e}">
        <h3>${t}</h3>
        ${Zt(s,r)}
        ${i.length?l`<ak-lines .lines=${i} .lang=${r} .closed=${u} .chosen=${p}></ak-lines>`:c}
        ${n.length?l`<ak-links .links=${n} .lang=${r}></ak-links>`:c}
        ${o.length?l`<ak-choices
                .buttons=${o}
                .about=${this.number&&`${t}, ${this.number}`}
                .lang=${r}
                .closed=${u}
                .chosen=${p}
              ></ak-choices>`:c}
      </section>
    `}};Ot([a({attribute:!1})],ct.prototype,"card",2);Ot([a()],ct.prototype,"number",2);Ot([a()],ct.prototype,"lang",2);Ot([a({type:Boolean})],ct.prototype,"closed",2);Ot([a()],ct.prototype,"chosen",2);ct=Ot([g("ak-card")],ct);var pa=Object.defineProperty,da=Object.getOwnPropertyDescriptor,Et=(e,t,s,i)=>{for(var n=i>1?void 0:i?da(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&pa(t,s,n),n};const fa=7,ga=500;let ut=class extends f{constructor(){super(...arguments),this.buttons=[],this.lang="fi",this.closed=!1,this.chosen=null,this.wanted="",this.timer=0}createRenderRoot(){return this}render(){const e=this.fitting;return l`
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
    `}get fitting(){return this.closed?this.buttons:this.buttons.filter(({title:e})=>Bs(e).includes(Bs(this.wanted)))}typed({target:e}){this.wanted=e.value,clearTimeout(this.timer);const t=this.fitting.length,s=t?h("filter_count",{count:t},this.lang):h("filter_none",{},this.lang);this.timer=setTimeout(()=>at(s,this.lang),ga)}key(e){e.key!=="Enter"||e.isComposing||(e.preventDefault(),this.fitting.length===1&&this.querySelector(".choices button")?.click())}};Et([a({attribute:!1})],ut.prototype,"buttons",2);Et([a()],ut.prototype,"lang",2);Et([a({type:Boolean})],ut.prototype,"closed",2);Et([a()],ut.prototype,"chosen",2);Et([m()],ut.prototype,"wanted",2);ut=Et([g("ak-choice-list")],ut);const Bs=e=>e.trim().toLowerCase().normalize("NFD").replace(/\p{Mark}/gu,"");var $a=Object.defineProperty,ma=Object.getOwnPropertyDescriptor,os=(e,t,s,i)=>{for(var n=i>1?void 0:i?ma(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&$a(t,s,n),n};let ue=class extends f{constructor(){super(...arguments),this.text="",this.lang="fi"}createRenderRoot(){return this}render(){return l`
      ${E("hint")}
      <p><span class="unseen">${h("hint",{},this.lang)}: </span>${ss(this.text,this.lang)}</p>
    `}};os([a()],ue.prototype,"text",2);os([a()],ue.prototype,"lang",2);ue=os([g("ak-hint")],ue);var ya=Object.defineProperty,va=Object.getOwnPropertyDescriptor,Ai=(e,t,s,i)=>{for(var n=i>1?void 0:i?va(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ya(t,s,n),n};let ze=class extends f{createRenderRoot(){return this}render(){const{text:e,lang:t}=this.said;return l`
      ${E("hint")}
      <div>
        <span class="unseen">${h("notice",{},t)}:</span>
        ${Zt(e,t)}
      </div>
    `}};Ai([a({attribute:!1})],ze.prototype,"said",2);ze=Ai([g("ak-notice")],ze);var ba=Object.defineProperty,wa=Object.getOwnPropertyDescriptor,Oe=(e,t,s,i)=>{for(var n=i>1?void 0:i?wa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ba(t,s,n),n};let Vt=class extends f{constructor(){super(...arguments),this.number=1,this.count=1,this.lang="fi"}createRenderRoot(){return this}render(){return l`
      <span>${h("progress",{number:this.number,count:this.count},this.lang)}</span>
      <progress aria-hidden="true" max=${this.count} value=${this.number}></progress>
    `}};Oe([a({type:Number})],Vt.prototype,"number",2);Oe([a({type:Number})],Vt.prototype,"count",2);Oe([a()],Vt.prototype,"lang",2);Vt=Oe([g("ak-progress")],Vt);var _a=Object.defineProperty,ka=Object.getOwnPropertyDescriptor,xi=(e,t,s,i)=>{for(var n=i>1?void 0:i?ka(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&_a(t,s,n),n};let qe=class extends f{createRenderRoot(){return this}render(){const{text:e,lines:t,lang:s}=this.said,i=hi(this.said);return l`
      <h3 class=${i?"done":""}>
        ${E(i?"check":"hint")} ${h(i?"receipt":"receipt_open",{},s)}
      </h3>
      ${Zt(e,s)}
      <ak-lines .lines=${t} .lang=${s} copies></ak-lines>
      <button type="button" class="plain print" @click=${this.print}>
        ${h("print_receipt",{},s)}
      </button>
    `}print(){const e=this.closest("li")??this;e.classList.add("printed"),window.print(),e.classList.remove("printed")}};xi([a({attribute:!1})],qe.prototype,"said",2);qe=xi([g("ak-receipt")],qe);var Oa=Object.defineProperty,Ea=Object.getOwnPropertyDescriptor,Ee=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ea(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Oa(t,s,n),n};let Yt=class extends f{constructor(){super(...arguments),this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){const{text:e,lines:t,lang:s}=this.said;return l`
      <h3>${h("summary",{},s)}</h3>
      ${Zt(e,s)}
      <ak-lines .lines=${t} .lang=${s} .closed=${this.closed} .chosen=${this.chosen}></ak-lines>
    `}};Ee([a({attribute:!1})],Yt.prototype,"said",2);Ee([a({type:Boolean})],Yt.prototype,"closed",2);Ee([a()],Yt.prototype,"chosen",2);Yt=Ee([g("ak-summary")],Yt);var Pa=Object.defineProperty,Aa=Object.getOwnPropertyDescriptor,et=(e,t,s,i)=>{for(var n=i>1?void 0:i?Aa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Pa(t,s,n),n};let q=class extends f{constructor(){super(...arguments),this.closed=!1,this.chosen=null,this.delivery=null,this.picture=null,this.audible=!1,this.speaking=!1}createRenderRoot(){return this}disconnectedCallback(){this.speaking&&Bt(),super.disconnectedCallback()}render(){return l`
      ${this.byline()}
      <div class="bubble">${this.listen()}${this.content()}</div>
      ${this.cards()}${this.choices()}
      ${this.delivery&&l`<p class="state" data-state=${this.delivery} lang=${R()}>${h(this.delivery)}</p>`}
    `}byline(){const{kind:e,lang:t,at:s,progress:i}=this.said;return l`
      <p class="byline">
        <span>${h(e==="citizen"?"you":"assistant",{},t)}</span>
        ${s&&l`<time datetime=${s}>${ai(s,t)}</time>`}
        ${i&&l`<ak-progress .number=${i[0]} .count=${i[1]} .lang=${t}></ak-progress>`}
      </p>
    `}content(){const{said:e,closed:t,chosen:s}=this,{kind:i,lang:n,lines:o,links:r,hint:u}=e;return i==="summary"?l`<ak-summary .said=${e} .closed=${t} .chosen=${s}></ak-summary>`:i==="receipt"?l`<ak-receipt .said=${e}></ak-receipt>`:l`
      ${i==="notice"?l`<ak-notice .said=${e}></ak-notice>`:Zt(lo(e),n)}
      ${u?l`<ak-hint .text=${u} .lang=${n}></ak-hint>`:c}
      ${o.length?l`<ak-lines .lines=${o} .lang=${n} .closed=${t} .chosen=${s}></ak-lines>`:c}
      ${r?.length?l`<ak-links .links=${r} .lang=${n}></ak-links>`:c}
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
    </ul>`:c}choices(){const{buttons:e,lang:t}=this.said,{closed:s,chosen:i}=this;return e.length?e.length>fa?l`<ak-choice-list
        .buttons=${e}
        .lang=${t}
        .closed=${s}
        .chosen=${i}
      ></ak-choice-list>`:l`<ak-choices
      .buttons=${e}
      .lang=${t}
      .closed=${s}
      .chosen=${i}
    ></ak-choices>`:c}listen(){const{kind:e,lang:t}=this.said;if(e==="citizen"||!this.audible)return c;const s=h(this.speaking?"stop_listening":"listen",{},t);return l`<button type="button" class="plain listen" title=${s} @click=${this.toggle}>
      ${E(this.speaking?"stop":"listen")}
    </button>`}toggle(){if(this.speaking)return Bt();He(oe(this.said),this.said.lang,()=>this.speaking=!1),this.speaking=!0}};et([a({attribute:!1})],q.prototype,"said",2);et([a({type:Boolean})],q.prototype,"closed",2);et([a()],q.prototype,"chosen",2);et([a()],q.prototype,"delivery",2);et([a()],q.prototype,"picture",2);et([a({type:Boolean})],q.prototype,"audible",2);et([m()],q.prototype,"speaking",2);q=et([g("ak-message")],q);var xa=Object.defineProperty,Sa=Object.getOwnPropertyDescriptor,Pe=(e,t,s,i)=>{for(var n=i>1?void 0:i?Sa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&xa(t,s,n),n};const Ta=12e3;let Gt=class extends f{constructor(){super(...arguments),this.on=!1,this.lang="fi",this.slow=!1,this.timer=0}createRenderRoot(){return this}willUpdate(e){e.has("on")&&(clearTimeout(this.timer),this.slow=!1,this.on&&(this.timer=setTimeout(()=>this.slow=!0,Ta)))}render(){return this.on?this.slow?l`<p>${h("typing_slow",{},this.lang)}</p>`:l`<p>
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${h("typing",{},this.lang)}
    </p>`:c}};Pe([a({type:Boolean})],Gt.prototype,"on",2);Pe([a()],Gt.prototype,"lang",2);Pe([m()],Gt.prototype,"slow",2);Gt=Pe([g("ak-typing")],Gt);var Ca=Object.defineProperty,Ra=Object.getOwnPropertyDescriptor,dt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ra(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ca(t,s,n),n};let Z=class extends f{constructor(){super(...arguments),this.entries=[],this.unconfirmed=[],this.lang="fi",this.loading=!1,this.waits=!1,this.unseen=!1}createRenderRoot(){return this}render(){return l`
      <div id="transcript" role="log" aria-live="off" aria-labelledby="log-name">
        <h2 class="unseen" id="log-name">${h("log",{},this.lang)}</h2>
        ${this.loading?l`<p id="loading">${h("loading",{},this.lang)}</p>`:c}
        <ol id="messages">
          ${Oi(this.rows(),({key:e})=>e,({row:e})=>e)}
        </ol>
        <ak-typing id="typing" ?hidden=${!this.waits} .on=${this.waits} .lang=${this.lang}></ak-typing>
      </div>
      <button type="button" id="new-messages" ?hidden=${!this.unseen} @click=${this.newest}>
        ${h("new_messages",{},this.lang)}
      </button>
    `}rows(){let e="";return[...this.entries.flatMap(s=>{const{at:i,lang:n}=s.said,o={key:Da(s),row:this.entry(s)},r=Te(i,"fi")!==e;e=Te(i,"fi");const u={key:`day-${s.id}`,row:l`<li class="day" lang=${n}>${Te(i,n)}</li>`};return r?[u,o]:[o]}),...this.unconfirmed.map(s=>({key:s.id,row:this.onItsWay(s)}))]}entry({id:e,said:t,closed:s,chosen:i,picture:n}){return this.row(t,{id:String(e),closed:s,chosen:i,picture:n,delivery:null})}onItsWay({text:e,lang:t,picture:s,delivery:i}){return this.row(Ua(e,t),{id:"",closed:!1,chosen:null,picture:s,delivery:i})}row(e,{id:t,closed:s,chosen:i,picture:n,delivery:o}){const{kind:r,lang:u}=e;return l`
      <li class="message ${r}" data-kind=${r} data-id=${t} lang=${u}>
        <ak-message
          .said=${e}
          .closed=${s}
          .chosen=${i}
          .picture=${n}
          .delivery=${o}
          .audible=${$i(u)}
        ></ak-message>
      </li>
    `}newest(){this.dispatchEvent(new CustomEvent("ak-newest",{bubbles:!0}))}};dt([a({attribute:!1})],Z.prototype,"entries",2);dt([a({attribute:!1})],Z.prototype,"unconfirmed",2);dt([a()],Z.prototype,"lang",2);dt([a({type:Boolean})],Z.prototype,"loading",2);dt([a({type:Boolean})],Z.prototype,"waits",2);dt([a({type:Boolean})],Z.prototype,"unseen",2);Z=dt([g("ak-transcript")],Z);const Da=({id:e,said:t})=>t.client_id??String(e),Ua=(e,t)=>({text:e,lang:t,kind:"citizen",key:null,buttons:[],lines:[],cards:[],links:[],accepts:[],hint:null,progress:null,client_id:null,at:""});var Ma=Object.defineProperty,Ia=Object.getOwnPropertyDescriptor,N=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ia(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ma(t,s,n),n};const ja=["thank","goodbye"];let T=class extends f{constructor(){super(...arguments),this.unseen=!1,this.aloud=qs("aloud")==="on",this.needsOwnTab=!1,this.rateable=!Ji(),this.thanks=!1,this.isRating=!1,this.page=Yo(),this.draft=Gi(),this.personOpen=!1}createRenderRoot(){return Cn(this.page.texts,this.page.language),this.chat=new Wo(this.page,this),this.personOpen=this.querySelector("#person[open]")!==null,this.replaceChildren(),this}firstUpdated(){this.scroller=new Xo(this.header,this.dock,La,e=>this.unseen=e),this.host=new Fi(this.page.hosts,()=>this.entered()),Fr(this.dock),tr(()=>this.requestUpdate()),this.chat.start()}updated(e){const t=R();if(document.title=[this.chat.itsMunicipality?.names[t],this.page.name].filter(Boolean).join(" – "),document.documentElement.lang===t)return;document.documentElement.lang=t;const s=document.querySelector(".skip");s&&(s.textContent=h("skip")),history.replaceState(null,"",ni(t)),Zi(t)}render(){const{chat:e,page:t}=this,s=R();return l`
      <ak-header
        .name=${t.name}
        .municipalities=${t.municipalities}
        .municipality=${e.itsMunicipality?.code??null}
        .lang=${s}
        .audible=${$i(s)}
        .aloud=${this.aloud}
        .rateable=${this.rateable&&e.conversation.isAnyMatterOver}
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
                @ak-rate-begin=${()=>this.isRating=!0}
                @ak-rate=${this.ratedHere}
                @ak-rate-dismiss=${this.ratingDismissed}
              ></ak-rating>`:c}
        ${this.needsOwnTab?l`<ak-own-tab .lang=${s}></ak-own-tab>`:c}
        <div class="dock">
          <ak-timeout .expires=${e.expires} .lang=${s} @ak-prolong=${()=>e.prolong()}></ak-timeout>
          <ak-identity
            .identity=${e.identity}
            .lang=${s}
            @ak-log-out=${()=>e.logOut()}
          ></ak-identity>
          <ak-connection .word=${e.connection.word} .lang=${s}></ak-connection>
          <ak-composer
            id="composer"
            .accepts=${e.settled?e.conversation.accepts:null}
            .titles=${e.conversation.titles}
            .days=${e.conversation.days}
            .withCards=${e.conversation.hasCards}
            .lang=${s}
            .draft=${this.draft}
            .suggest=${xo}
            .maxText=${t.maxText}
            .maxPhoto=${t.maxPhoto}
            .photoStates=${e.photos.states}
            @ak-send=${this.written}
            @ak-typing=${({detail:i})=>Ki(i.text)}
            @ak-photo-send=${this.photoSent}
            @ak-photo-withdraw=${({detail:i})=>e.withdrawPhoto(i.id)}
          ></ak-composer>
        </div>
      </main>
    `}changed(){this.shown().then(()=>this.chat.settled&&this.scroller.stay())}settled(){this.shown().then(()=>this.scroller.toEnd("instant"))}replied({id:e,said:t},s){this.shown().then(()=>this.scroller.follow(String(e),t.kind==="summary")),s&&(at(ho(t),t.lang),this.aloud&&He(oe(t),t.lang),this.host.tell("unread"))}sent(){Bt(),this.thanks=!1,this.shown().then(()=>this.scroller.toEnd())}complain(e){this.composer.complain(e)}cookiesRefused(){U?this.needsOwnTab=!0:this.complain(h("cookies"))}giveBack(e,t){this.composer.giveBack(e,t)}async shown(){this.requestUpdate(),await this.updateComplete}entered(){matchMedia("(pointer: coarse)").matches?this.querySelector(".automated")?.focus({preventScroll:!0}):this.composer.focusField(),this.scroller.again()}written({detail:e}){this.chat.send(e)}pressed({detail:{payload:e,text:t,byKeyboard:s}}){this.chat.press(e,t),this.composer.answeredElsewhere(),s&&this.composer.focusField()}photoSent({detail:{id:e,file:t}}){this.chat.sendPhoto(e,t)}municipalityChosen({detail:e}){this.chat.switchMunicipality(e.code)}newest({target:e}){e.querySelector("#new-messages:focus-visible")&&this.composer.focusField(),this.scroller.toEnd()}aloudChanged({detail:{on:e}}){this.aloud=e,Ws("aloud",e?"on":"off");const t=this.chat.conversation.entries.findLast(({said:s})=>s.kind!=="citizen")?.said;e&&t?He(oe(t),t.lang):Bt()}get isRatingDue(){const{isMatterTakenIn:e,last:t}=this.chat.conversation;return(e||ja.includes(t?.said.key??""))&&(this.rateable||this.thanks)||this.isRating&&this.rateable}async rated({detail:{stars:e,words:t,answer:s}}){try{await this.chat.rate(e,t)}catch(i){const{status:n,message:o}=i;return s(n===0||n>=500?h("rating_failed"):o)}cs(),this.rateable=!1,s(null)}ratedHere(e){const{detail:t}=e,s=i=>{this.thanks=i===null,t.answer(i)};this.rated(new CustomEvent(e.type,{detail:{...t,answer:s}}))}ratingDismissed(){cs(),this.rateable=!1,this.composer.focusField()}};N([m()],T.prototype,"unseen",2);N([m()],T.prototype,"aloud",2);N([m()],T.prototype,"needsOwnTab",2);N([m()],T.prototype,"rateable",2);N([m()],T.prototype,"thanks",2);N([m()],T.prototype,"isRating",2);N([V(".dock")],T.prototype,"dock",2);N([V("ak-header")],T.prototype,"header",2);N([V("ak-composer")],T.prototype,"composer",2);T=N([g("ak-app")],T);const La=e=>document.querySelector(`.message[data-id="${e}"]`);Js();Ni();zi();
