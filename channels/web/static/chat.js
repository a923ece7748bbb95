const ji=[255,255,255],Bi=4.5;function Ni(e){const t=Fi(e);return t&&{background:e,text:Hi(t,ji)>=Bi?"#fff":"#000"}}function Hi(e,t){const[s,i]=[us(e),us(t)].sort((n,o)=>o-n);return(s+.05)/(i+.05)}function us(e){const[t,s,i]=e.map(n=>{const o=n/255;return o<=.04045?o/12.92:((o+.055)/1.055)**2.4});return .2126*t+.7152*s+.0722*i}function Fi(e){const t=e.replace(/^#(.)(.)(.)$/,"#$1$1$2$2$3$3"),s=/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(t)?.slice(1);return s?s.map(i=>parseInt(i,16)):null}const Ys="kunta-akkuna",zi=e=>({source:Ys,type:e});function qi(e){const t=e;return typeof t=="object"&&t?.source===Ys?t.type??null:null}const A=new URLSearchParams(location.search).get("embedded")==="1",Wi="1",Ge=e=>e?location.pathname.replace(/^\/|\/$/g,"")||Wi:null;function Vi(e=A){const t=Ge(e);return t?{"Akkuna-Embedded":t}:{}}function Yi(e,t=A){const s=Ge(t);return s?`${e}${e.includes("?")?"&":"?"}embedded=${s}`:e}const B=(e,t=A)=>["akkuna",Ge(t),e].filter(s=>s!==null).join(":");function Gi(e=location.search,t=A){const s=Ni(new URLSearchParams(e).get("color")??"");!t||!s||(document.documentElement.style.setProperty("--brand",s.background),document.documentElement.style.setProperty("--on-brand",s.text))}const Ki=e=>`${location.origin}${location.pathname}?lang=${e}`,Ji="dialog[open], .panel[open], [aria-expanded=true]";class Zi{constructor(t,s){this.allowed=t,this.onOpened=s,addEventListener("message",i=>this.#e(i)),addEventListener("keydown",i=>this.#s(i),{capture:!0})}#t=null;tell(t){this.#t&&parent.postMessage(zi(t),this.#t)}#e({data:t,origin:s,source:i}){const n=qi(t);i!==parent||!this.#i(s)||(n==="hello"?(this.#t=s,this.tell("ready")):n==="opened"&&this.onOpened())}#i(t){return this.allowed.some(s=>s.endsWith(":*")?t.startsWith(s.slice(0,-1)):t===s)}#s({key:t,isComposing:s}){t==="Escape"&&!s&&!document.querySelector(Ji)&&this.tell("escape")}}const je=()=>[...document.querySelectorAll(".panel[open]")];function Xi(){document.addEventListener("toggle",({target:e})=>Qi(e),{capture:!0}),addEventListener("keydown",e=>{const[t]=je();e.key!=="Escape"||!t||document.querySelector("dialog[open]")||(e.preventDefault(),Ke(t))}),addEventListener("pointerdown",({target:e})=>{for(const t of je())t.contains(e)||(t.open=!1)})}function Ke(e){e.open=!1,e.querySelector("summary")?.focus()}function Qi(e){if(e.matches(".panel[open]"))for(const t of je())t!==e&&(t.open=!1)}const fe=B("message:"),oe=B("draft"),Gs=B("restart"),Ct=B("address:"),ds=B("tab"),Be=B("left"),Je=B("rated"),Ks="akkuna:prefers:",N=ti(()=>localStorage),b=ti(()=>sessionStorage);function ps(e,t=!1){const s=`${fe}${t?"0":tn()}-${e.id}`;(e.kind==="photo"?b:N).setItem(s,JSON.stringify(e))}const tn=()=>Math.max(Date.now(),1+Math.max(0,...Jt().map(en))).toString(36).padStart(9,"0"),en=e=>parseInt(e.slice(fe.length),36),yt=()=>Jt().flatMap(e=>un(e)??[]);function Se(e){Jt().filter(t=>t.endsWith(e)).forEach(Qs)}function sn(){Jt().forEach(Qs),b.removeItem(oe),N.removeItem(Je)}const nn=()=>b.getItem(oe)??"",on=e=>e?b.setItem(oe,e):b.removeItem(oe),rn=()=>N.getItem(Je)!==null,fs=()=>N.setItem(Je,""),Js=e=>N.getItem(`${Ks}${e}`),Zs=(e,t)=>N.setItem(`${Ks}${e}`,t);function gs(e,t,s=A){const[i,n]=[b.getItem(`${Ct}${e}`),b.getItem(`${Ct}own-${e}`)],o=s?[i,n]:[n??i];return b.setItem(`${Ct}${e}`,t),b.removeItem(`${Ct}own-${e}`),!o.includes(t)}const an=e=>b.setItem(`${Ct}own-language`,e),Xs=()=>b.setItem(Be,[...document.querySelectorAll(".message")].at(-1)?.dataset.id||"0");function ln(){const e=b.getItem(Be);return b.removeItem(Be),e===null?null:Number(e)}function $s(){const e=b.getItem(ds)??crypto.randomUUID();return b.setItem(ds,e),e}const hn=()=>N.setItem(Gs,crypto.randomUUID());function cn(e){addEventListener("storage",({key:t})=>{t===Gs?(Jt().forEach(s=>b.removeItem(s)),e.restart()):(t===null||t.startsWith(fe))&&e.messages()})}const Jt=()=>[...N.keys(),...b.keys()].filter(e=>e.startsWith(fe)).sort(),un=e=>JSON.parse(b.getItem(e)??N.getItem(e)??"null");function Qs(e){b.removeItem(e),N.removeItem(e)}function ti(e){const t=xt(e,null),s=new Map;return{keys:()=>[...new Set([...t?xt(()=>dn(t),[]):[],...s.keys()])],getItem:i=>s.get(i)??xt(()=>t?.getItem(i),null)??null,setItem:(i,n)=>{t!==null&&xt(()=>(t.setItem(i,n),!0),!1)?s.delete(i):s.set(i,n)},removeItem:i=>{s.delete(i),xt(()=>t?.removeItem(i),void 0)}}}const dn=e=>Array.from({length:e.length},(t,s)=>e.key(s)??"");function xt(e,t){try{return e()}catch{return t}}const ei=["normal","large","largest"],si=()=>ei.find(e=>e===Js("text-size"))??"normal";function pn(e){Zs("text-size",e),ii()}function ii(){document.documentElement.dataset.textSize=si()}/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const se=globalThis,Ze=se.ShadowRoot&&(se.ShadyCSS===void 0||se.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ni=Symbol(),ms=new WeakMap;let fn=class{constructor(t,s,i){if(this._$cssResult$=!0,i!==ni)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=s}get styleSheet(){let t=this.o;const s=this.t;if(Ze&&t===void 0){const i=s!==void 0&&s.length===1;i&&(t=ms.get(s)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&ms.set(s,t))}return t}toString(){return this.cssText}};const gn=e=>new fn(typeof e=="string"?e:e+"",void 0,ni),$n=(e,t)=>{if(Ze)e.adoptedStyleSheets=t.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(const s of t){const i=document.createElement("style"),n=se.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=s.cssText,e.appendChild(i)}},ys=Ze?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let s="";for(const i of t.cssRules)s+=i.cssText;return gn(s)})(e):e;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{is:mn,defineProperty:yn,getOwnPropertyDescriptor:vn,getOwnPropertyNames:wn,getOwnPropertySymbols:bn,getPrototypeOf:_n}=Object,ge=globalThis,vs=ge.trustedTypes,kn=vs?vs.emptyScript:"",On=ge.reactiveElementPolyfillSupport,Dt=(e,t)=>e,re={toAttribute(e,t){switch(t){case Boolean:e=e?kn:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let s=e;switch(t){case Boolean:s=e!==null;break;case Number:s=e===null?null:Number(e);break;case Object:case Array:try{s=JSON.parse(e)}catch{s=null}}return s}},Xe=(e,t)=>!mn(e,t),ws={attribute:!0,type:String,converter:re,reflect:!1,useDefault:!1,hasChanged:Xe};Symbol.metadata??=Symbol("metadata"),ge.litPropertyMetadata??=new WeakMap;let mt=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,s=ws){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),n=this.getPropertyDescriptor(t,i,s);n!==void 0&&yn(this.prototype,t,n)}}static getPropertyDescriptor(t,s,i){const{get:n,set:o}=vn(this.prototype,t)??{get(){return this[s]},set(r){this[s]=r}};return{get:n,set(r){const d=n?.call(this);o?.call(this,r),this.requestUpdate(t,d,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??ws}static _$Ei(){if(this.hasOwnProperty(Dt("elementProperties")))return;const t=_n(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Dt("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Dt("properties"))){const s=this.properties,i=[...wn(s),...bn(s)];for(const n of i)this.createProperty(n,s[n])}const t=this[Symbol.metadata];if(t!==null){const s=litPropertyMetadata.get(t);if(s!==void 0)for(const[i,n]of s)this.elementProperties.set(i,n)}this._$Eh=new Map;for(const[s,i]of this.elementProperties){const n=this._$Eu(s,i);n!==void 0&&this._$Eh.set(n,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const s=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const n of i)s.unshift(ys(n))}else t!==void 0&&s.push(ys(t));return s}static _$Eu(t,s){const i=s.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,s=this.constructor.elementProperties;for(const i of s.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return $n(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,s,i){this._$AK(t,i)}_$ET(t,s){const i=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,i);if(n!==void 0&&i.reflect===!0){const o=(i.converter?.toAttribute!==void 0?i.converter:re).toAttribute(s,i.type);this._$Em=t,o==null?this.removeAttribute(n):this.setAttribute(n,o),this._$Em=null}}_$AK(t,s){const i=this.constructor,n=i._$Eh.get(t);if(n!==void 0&&this._$Em!==n){const o=i.getPropertyOptions(n),r=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:re;this._$Em=n;const d=r.fromAttribute(s,o.type);this[n]=d??this._$Ej?.get(n)??d,this._$Em=null}}requestUpdate(t,s,i,n=!1,o){if(t!==void 0){const r=this.constructor;if(n===!1&&(o=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??Xe)(o,s)||i.useDefault&&i.reflect&&o===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,s,{useDefault:i,reflect:n,wrapped:o},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),o!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,o]of this._$Ep)this[n]=o;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[n,o]of i){const{wrapped:r}=o,d=this[n];r!==!0||this._$AL.has(n)||d===void 0||this.C(n,void 0,o,d)}}let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(s)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(s)}willUpdate(t){}_$AE(t){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(t){}firstUpdated(t){}};mt.elementStyles=[],mt.shadowRootOptions={mode:"open"},mt[Dt("elementProperties")]=new Map,mt[Dt("finalized")]=new Map,On?.({ReactiveElement:mt}),(ge.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Qe=globalThis,bs=e=>e,ae=Qe.trustedTypes,_s=ae?ae.createPolicy("lit-html",{createHTML:e=>e}):void 0,oi="$lit$",X=`lit$${Math.random().toFixed(9).slice(2)}$`,ri="?"+X,En=`<${ri}>`,ht=document,It=()=>ht.createComment(""),Mt=e=>e===null||typeof e!="object"&&typeof e!="function",ts=Array.isArray,Pn=e=>ts(e)||typeof e?.[Symbol.iterator]=="function",Te=`[ 	
\f\r]`,St=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ks=/-->/g,Os=/>/g,nt=RegExp(`>|${Te}(?:([^\\s"'>=/]+)(${Te}*=${Te}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Es=/'/g,Ps=/"/g,ai=/^(?:script|style|textarea|title)$/i,An=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),h=An(1),S=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),As=new WeakMap,at=ht.createTreeWalker(ht,129);function li(e,t){if(!ts(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return _s!==void 0?_s.createHTML(t):t}const xn=(e,t)=>{const s=e.length-1,i=[];let n,o=t===2?"<svg>":t===3?"<math>":"",r=St;for(let d=0;d<s;d++){const u=e[d];let g,m,p=-1,v=0;for(;v<u.length&&(r.lastIndex=v,m=r.exec(u),m!==null);)v=r.lastIndex,r===St?m[1]==="!--"?r=ks:m[1]!==void 0?r=Os:m[2]!==void 0?(ai.test(m[2])&&(n=RegExp("</"+m[2],"g")),r=nt):m[3]!==void 0&&(r=nt):r===nt?m[0]===">"?(r=n??St,p=-1):m[1]===void 0?p=-2:(p=r.lastIndex-m[2].length,g=m[1],r=m[3]===void 0?nt:m[3]==='"'?Ps:Es):r===Ps||r===Es?r=nt:r===ks||r===Os?r=St:(r=nt,n=void 0);const w=r===nt&&e[d+1].startsWith("/>")?" ":"";o+=r===St?u+En:p>=0?(i.push(g),u.slice(0,p)+oi+u.slice(p)+X+w):u+X+(p===-2?d:w)}return[li(e,o+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class Lt{constructor({strings:t,_$litType$:s},i){let n;this.parts=[];let o=0,r=0;const d=t.length-1,u=this.parts,[g,m]=xn(t,s);if(this.el=Lt.createElement(g,i),at.currentNode=this.el.content,s===2||s===3){const p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(n=at.nextNode())!==null&&u.length<d;){if(n.nodeType===1){if(n.hasAttributes())for(const p of n.getAttributeNames())if(p.endsWith(oi)){const v=m[r++],w=n.getAttribute(p).split(X),_=/([.?@])?(.*)/.exec(v);u.push({type:1,index:o,name:_[2],strings:w,ctor:_[1]==="."?Tn:_[1]==="?"?Cn:_[1]==="@"?Rn:$e}),n.removeAttribute(p)}else p.startsWith(X)&&(u.push({type:6,index:o}),n.removeAttribute(p));if(ai.test(n.tagName)){const p=n.textContent.split(X),v=p.length-1;if(v>0){n.textContent=ae?ae.emptyScript:"";for(let w=0;w<v;w++)n.append(p[w],It()),at.nextNode(),u.push({type:2,index:++o});n.append(p[v],It())}}}else if(n.nodeType===8)if(n.data===ri)u.push({type:2,index:o});else{let p=-1;for(;(p=n.data.indexOf(X,p+1))!==-1;)u.push({type:7,index:o}),p+=X.length-1}o++}}static createElement(t,s){const i=ht.createElement("template");return i.innerHTML=t,i}}function wt(e,t,s=e,i){if(t===S)return t;let n=i!==void 0?s._$Co?.[i]:s._$Cl;const o=Mt(t)?void 0:t._$litDirective$;return n?.constructor!==o&&(n?._$AO?.(!1),o===void 0?n=void 0:(n=new o(e),n._$AT(e,s,i)),i!==void 0?(s._$Co??=[])[i]=n:s._$Cl=n),n!==void 0&&(t=wt(e,n._$AS(e,t.values),n,i)),t}class Sn{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:s},parts:i}=this._$AD,n=(t?.creationScope??ht).importNode(s,!0);at.currentNode=n;let o=at.nextNode(),r=0,d=0,u=i[0];for(;u!==void 0;){if(r===u.index){let g;u.type===2?g=new Ot(o,o.nextSibling,this,t):u.type===1?g=new u.ctor(o,u.name,u.strings,this,t):u.type===6&&(g=new Dn(o,this,t)),this._$AV.push(g),u=i[++d]}r!==u?.index&&(o=at.nextNode(),r++)}return at.currentNode=ht,n}p(t){let s=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,s),s+=i.strings.length-2):i._$AI(t[s])),s++}}class Ot{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,i,n){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=wt(this,t,s),Mt(t)?t===c||t==null||t===""?(this._$AH!==c&&this._$AR(),this._$AH=c):t!==this._$AH&&t!==S&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Pn(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==c&&Mt(this._$AH)?this._$AA.nextSibling.data=t:this.T(ht.createTextNode(t)),this._$AH=t}$(t){const{values:s,_$litType$:i}=t,n=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=Lt.createElement(li(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(s);else{const o=new Sn(n,this),r=o.u(this.options);o.p(s),this.T(r),this._$AH=o}}_$AC(t){let s=As.get(t.strings);return s===void 0&&As.set(t.strings,s=new Lt(t)),s}k(t){ts(this._$AH)||(this._$AH=[],this._$AR());const s=this._$AH;let i,n=0;for(const o of t)n===s.length?s.push(i=new Ot(this.O(It()),this.O(It()),this,this.options)):i=s[n],i._$AI(o),n++;n<s.length&&(this._$AR(i&&i._$AB.nextSibling,n),s.length=n)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){const i=bs(t).nextSibling;bs(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class $e{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,i,n,o){this.type=1,this._$AH=c,this._$AN=void 0,this.element=t,this.name=s,this._$AM=n,this.options=o,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=c}_$AI(t,s=this,i,n){const o=this.strings;let r=!1;if(o===void 0)t=wt(this,t,s,0),r=!Mt(t)||t!==this._$AH&&t!==S,r&&(this._$AH=t);else{const d=t;let u,g;for(t=o[0],u=0;u<o.length-1;u++)g=wt(this,d[i+u],s,u),g===S&&(g=this._$AH[u]),r||=!Mt(g)||g!==this._$AH[u],g===c?t=c:t!==c&&(t+=(g??"")+o[u+1]),this._$AH[u]=g}r&&!n&&this.j(t)}j(t){t===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class Tn extends $e{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===c?void 0:t}}class Cn extends $e{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==c)}}class Rn extends $e{constructor(t,s,i,n,o){super(t,s,i,n,o),this.type=5}_$AI(t,s=this){if((t=wt(this,t,s,0)??c)===S)return;const i=this._$AH,n=t===c&&i!==c||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,o=t!==c&&(i===c||n);n&&this.element.removeEventListener(this.name,this,i),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class Dn{constructor(t,s,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){wt(this,t)}}const Un={I:Ot},In=Qe.litHtmlPolyfillSupport;In?.(Lt,Ot),(Qe.litHtmlVersions??=[]).push("3.3.3");const Mn=(e,t,s)=>{const i=s?.renderBefore??t;let n=i._$litPart$;if(n===void 0){const o=s?.renderBefore??null;i._$litPart$=n=new Ot(t.insertBefore(It(),o),o,void 0,s??{})}return n._$AI(e),n};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const es=globalThis;let f=class extends mt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Mn(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return S}};f._$litElement$=!0,f.finalized=!0,es.litElementHydrateSupport?.({LitElement:f});const Ln=es.litElementPolyfillSupport;Ln?.({LitElement:f});(es.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const $=e=>(t,s)=>{s!==void 0?s.addInitializer(()=>{customElements.define(e,t)}):customElements.define(e,t)};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const jn={attribute:!0,type:String,converter:re,reflect:!1,hasChanged:Xe},Bn=(e=jn,t,s)=>{const{kind:i,metadata:n}=s;let o=globalThis.litPropertyMetadata.get(n);if(o===void 0&&globalThis.litPropertyMetadata.set(n,o=new Map),i==="setter"&&((e=Object.create(e)).wrapped=!0),o.set(s.name,e),i==="accessor"){const{name:r}=s;return{set(d){const u=t.get.call(this);t.set.call(this,d),this.requestUpdate(r,u,e,!0,d)},init(d){return d!==void 0&&this.C(r,void 0,e,d),d}}}if(i==="setter"){const{name:r}=s;return function(d){const u=this[r];t.call(this,d),this.requestUpdate(r,u,e,!0,d)}}throw Error("Unsupported decorator location: "+i)};function a(e){return(t,s)=>typeof s=="object"?Bn(e,t,s):((i,n,o)=>{const r=n.hasOwnProperty(o);return n.constructor.createProperty(o,i),r?Object.getOwnPropertyDescriptor(n,o):void 0})(e,t,s)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function y(e){return a({...e,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Nn=(e,t,s)=>(s.configurable=!0,s.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(e,t,s),s);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function G(e,t){return(s,i,n)=>{const o=r=>r.renderRoot?.querySelector(e)??null;return Nn(s,i,{get(){return o(this)}})}}let hi={fi:{},sv:{}},me="fi";const W=()=>me;function Hn(e,t){hi=e,me=t}function Fn(e){me=e}function l(e,t={},s=me){const i=hi[s][e];if(i===void 0)throw new Error(`no words for ${e} in ${s}`);return i.replace(/\{(\w+)\}/g,(n,o)=>String(t[o]))}var zn=Object.defineProperty,qn=Object.getOwnPropertyDescriptor,ye=(e,t,s,i)=>{for(var n=i>1?void 0:i?qn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&zn(t,s,n),n};let jt=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.current=null}createRenderRoot(){return this}render(){const{lang:e,current:t}=this;return h`
      <form class="row" @submit=${this.submitted}>
        <label>
          ${l("municipality",{},e)}
          <select autocomplete="off">
            ${this.municipalities.map(({code:s,names:i})=>h`
                <option value=${s} ?selected=${s===t}>${i[e]}</option>
              `)}
          </select>
        </label>
        <button>${l("change_municipality",{},e)}</button>
      </form>
    `}submitted(e){e.preventDefault();const t=this.querySelector("select")?.value;t&&t!==this.current&&this.dispatchEvent(new CustomEvent("ak-municipality",{bubbles:!0,detail:{code:t}}))}};ye([a({attribute:!1})],jt.prototype,"municipalities",2);ye([a()],jt.prototype,"lang",2);ye([a()],jt.prototype,"current",2);jt=ye([$("ak-municipality")],jt);const Wn=3e3;function T(e,t){const s=document.createElement("p");s.lang=t,s.textContent=e,document.getElementById("announcer")?.append(s),setTimeout(()=>s.remove(),Wn)}const Vn={check:"m9 18.6-6.3-6.3 2.2-2.2L9 14.2 19.1 4l2.2 2.2z",send:"M3 20.5 22 12 3 3.5 3 10l12 2-12 2z",listen:"M3 9h4l5-5v16l-5-5H3zm11-1a5 5 0 0 1 0 8zm0-4.7a9 9 0 0 1 0 17.4v-2.2a7 7 0 0 0 0-13z",stop:"M6 6h12v12H6z",star:"m12 2.5 2.9 6.3 6.9.8-5.1 4.7 1.4 6.8-6.1-3.4-6.1 3.4 1.4-6.8-5.1-4.7 6.9-.8z",hint:"M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 5h2v2h-2zm0 4h2v6h-2z",camera:"M9 4h6l1.5 2H20a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8c0-1.1.9-2 2-2h3.5zm3 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10zm0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",place:"M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",calendar:"M7 2h2v2h6V2h2v2h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2h3zM4 10v10h16V10z",previous:"m15.5 4.5 2 2L12 12l5.5 5.5-2 2L8 12z",next:"m8.5 4.5-2 2L12 12l-5.5 5.5 2 2L16 12z",outside:"M5 5h6v2H7v10h10v-4h2v6H5zm9-1h6v6h-2V7.4l-6.3 6.3-1.4-1.4L16.6 6H14z"},E=e=>h`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path fill-rule="evenodd" d=${Vn[e]} />
  </svg>
`;var Yn=Object.defineProperty,Gn=Object.getOwnPropertyDescriptor,Et=(e,t,s,i)=>{for(var n=i>1?void 0:i?Gn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Yn(t,s,n),n};const Kn=[1,2,3,4,5],Jn=1e3;let ct=class extends f{constructor(){super(...arguments),this.lang="fi",this.inDialog=!1,this.stars=0,this.progress="asking",this.complaint=""}createRenderRoot(){return this}render(){return this.progress==="done"?h`<p class="rating" tabindex="-1">${this.say("rating_thanks")}</p>`:h`
      <form class="rating" @submit=${this.send}>
        <fieldset>
          <legend>${this.say("rating_question")}</legend>
          <div class="stars">${Kn.map(e=>this.star(e))}</div>
        </fieldset>
        ${this.stars?this.words():c}
        <p class="error" role="alert">${this.complaint}</p>
        <p class="row">
          ${this.stars?h`<button class="primary">${this.say("rating_send")}</button>`:c}
          ${this.inDialog?c:h`<button type="button" class="plain" @click=${this.dismiss}>
                  ${this.say("rating_dismiss")}
                </button>`}
        </p>
      </form>
    `}star(e){return h`
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
    `}choose(e){this.stars=e,this.fire("ak-rate-begin",null)}updated(e){e.get("stars")===0&&this.scrollIntoView({block:"nearest"})}words(){return h`
      <p aria-hidden="true">${this.say(`rating_${this.stars}`)}</p>
      <label class="words">
        ${this.say("rating_words")}
        <textarea name="words" rows="2" maxlength=${Jn}></textarea>
      </label>
    `}send(e){if(e.preventDefault(),this.progress==="sending")return;this.progress="sending",this.complaint="";const t=this.querySelector("textarea")?.value.trim()??"",s=i=>i===null?this.thank():this.complain(i);this.fire("ak-rate",{stars:this.stars,words:t,answer:s})}complain(e){this.progress="asking",this.complaint=e}thank(){this.progress="done",T(this.say("rating_thanks"),this.lang),this.updateComplete.then(()=>this.querySelector(".rating")?.focus())}dismiss(){this.fire("ak-rate-dismiss",null)}fire(e,t){this.dispatchEvent(new CustomEvent(e,{bubbles:!0,detail:t}))}say(e){return l(e,{},this.lang)}};Et([a()],ct.prototype,"lang",2);Et([a({type:Boolean})],ct.prototype,"inDialog",2);Et([y()],ct.prototype,"stars",2);Et([y()],ct.prototype,"progress",2);Et([y()],ct.prototype,"complaint",2);ct=Et([$("ak-rating")],ct);var Zn=Object.defineProperty,Xn=Object.getOwnPropertyDescriptor,Zt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Xn(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Zn(t,s,n),n};let bt=class extends f{constructor(){super(...arguments),this.lang="fi",this.rateable=!1,this.identified=!1,this.asksForRating=!1}createRenderRoot(){return this}render(){return h`
      <button type="button" id="restart" @click=${this.ask}>${this.say("restart")}</button>
      <dialog aria-labelledby="restart-question" aria-describedby="restart-text" @close=${this.answered}>
        <h2 id="restart-question">${this.say("restart_question")}</h2>
        <p id="restart-text">
          ${this.say("restart_text")}${this.identified?` ${this.say("restart_identified")}`:""}
        </p>
        ${this.asksForRating?h`<ak-rating inDialog .lang=${this.lang}></ak-rating>`:c}
        <form method="dialog" class="row">
          <button value="no" class="primary">${this.say("restart_no")}</button>
          <button value="yes">${this.say("restart_yes")}</button>
        </form>
      </dialog>
    `}ask(){const e=this.querySelector("dialog");e&&(this.asksForRating=this.rateable,e.returnValue="",e.showModal(),e.querySelector("[value=no]")?.focus())}answered({target:e}){const t=e.returnValue==="yes";this.dispatchEvent(new CustomEvent(t?"ak-restart":"ak-restart-dismiss",{bubbles:!0}))}say(e){return l(e,{},this.lang)}};Zt([a()],bt.prototype,"lang",2);Zt([a({type:Boolean})],bt.prototype,"rateable",2);Zt([a({type:Boolean})],bt.prototype,"identified",2);Zt([y()],bt.prototype,"asksForRating",2);bt=Zt([$("ak-restart")],bt);var Qn=Object.defineProperty,to=Object.getOwnPropertyDescriptor,ci=(e,t,s,i)=>{for(var n=i>1?void 0:i?to(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Qn(t,s,n),n};let Ne=class extends f{constructor(){super(...arguments),this.lang="fi"}createRenderRoot(){return this}render(){return h`
      <fieldset>
        <legend>${l("text_size",{},this.lang)}</legend>
        ${ei.map(e=>h`
            <label>
              <input
                type="radio"
                name="text-size"
                value=${e}
                .checked=${e===si()}
                @change=${()=>pn(e)}
              />
              ${l(`text_size_${e}`,{},this.lang)}
            </label>
          `)}
      </fieldset>
    `}};ci([a()],Ne.prototype,"lang",2);Ne=ci([$("ak-text-size")],Ne);var eo=Object.defineProperty,so=Object.getOwnPropertyDescriptor,K=(e,t,s,i)=>{for(var n=i>1?void 0:i?so(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&eo(t,s,n),n};let M=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.municipality=null,this.audible=!1,this.aloud=!1,this.rateable=!1,this.identified=!1,this.open=!1}createRenderRoot(){return this}render(){const{lang:e,municipality:t}=this;return h`
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
            <li>
              <ak-restart
                .lang=${e}
                .rateable=${this.rateable}
                .identified=${this.identified}
              ></ak-restart>
            </li>
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
    `}save(e,t){const s=Yi(`/chat/transcript?format=${e}`);return e!=="print"?h`<li><a href=${s} ?download=${!A}>${this.say(t)}</a></li>`:A?h`<li><button type="button" @click=${this.print}>${this.say(t)}</button></li>`:h`<li><a href=${s} target="_blank">${this.say(t)}</a></li>`}print(){this.close(),print()}page(e){const t=new URLSearchParams({lang:this.lang});return this.municipality&&t.set("municipality",this.municipality),h`<li><a href="/chat/${e}?${t.toString()}" target="_blank">${this.say(e)}</a></li>`}readAloud(){return h`<li>
      <label>
        <input type="checkbox" .checked=${this.aloud} @change=${this.aloudChanged} />
        ${this.say("read_aloud")}
      </label>
    </li>`}aloudChanged({target:e}){const t={on:e.checked};this.dispatchEvent(new CustomEvent("ak-read-aloud",{bubbles:!0,detail:t}))}close(){const e=this.querySelector("details");e&&Ke(e)}say(e){return l(e,{},this.lang)}};K([a({attribute:!1})],M.prototype,"municipalities",2);K([a()],M.prototype,"lang",2);K([a()],M.prototype,"municipality",2);K([a({type:Boolean})],M.prototype,"audible",2);K([a({type:Boolean})],M.prototype,"aloud",2);K([a({type:Boolean})],M.prototype,"rateable",2);K([a({type:Boolean})],M.prototype,"identified",2);K([a({type:Boolean})],M.prototype,"open",2);M=K([$("ak-menu")],M);function I(e,t,s){e.dispatchEvent(new CustomEvent(t,{bubbles:!0,detail:s}))}var io=Object.defineProperty,no=Object.getOwnPropertyDescriptor,ve=(e,t,s,i)=>{for(var n=i>1?void 0:i?no(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&io(t,s,n),n};let Bt=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.open=!1}createRenderRoot(){return this}render(){return h`
      <details class="panel" id="person" ?open=${this.open}>
        <summary>${this.say("person")}</summary>
        <div class="sheet">
          <p>${this.say("person_intro")}</p>
          <button type="button" class="ask" @click=${this.ask}>${this.say("person_ask")}</button>
          ${this.municipalities.map(e=>this.contact(e))}
        </div>
      </details>
    `}contact({names:e,phone:t,email:s,hours:i}){return h`
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
    `}ask(){const e=this.querySelector("details");e&&Ke(e),I(this,"ak-send",{kind:"text",text:this.say("person_words")})}say(e){return l(e,{},this.lang)}};ve([a({attribute:!1})],Bt.prototype,"municipalities",2);ve([a()],Bt.prototype,"lang",2);ve([a({type:Boolean})],Bt.prototype,"open",2);Bt=ve([$("ak-person")],Bt);var oo=Object.defineProperty,ro=Object.getOwnPropertyDescriptor,H=(e,t,s,i)=>{for(var n=i>1?void 0:i?ro(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&oo(t,s,n),n};let C=class extends f{constructor(){super(...arguments),this.municipalities=[],this.lang="fi",this.name="",this.municipality=null,this.audible=!1,this.aloud=!1,this.rateable=!1,this.identified=!1,this.personOpen=!1}createRenderRoot(){return this}render(){const{lang:e,municipalities:t,municipality:s}=this,i=e==="fi"?"sv":"fi",n=t.filter(({code:o})=>o===s);return h`
      <header>
        <div class="title">
          <h1 id="name">${n[0]?.names[e]??this.name}</h1>
          <a id="language" href=${ui(i)} hreflang=${i} lang=${i} @click=${this.switch}
            >${l("other_language",{},e)}</a
          >
        </div>
        <p class="automated" tabindex="-1">${l("automated",{},e)}</p>
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
            .identified=${this.identified}
          ></ak-menu>
        </div>
      </header>
    `}switch(e){e.preventDefault(),this.dispatchEvent(new CustomEvent("ak-language",{bubbles:!0}))}};H([a({attribute:!1})],C.prototype,"municipalities",2);H([a()],C.prototype,"lang",2);H([a()],C.prototype,"name",2);H([a()],C.prototype,"municipality",2);H([a({type:Boolean})],C.prototype,"audible",2);H([a({type:Boolean})],C.prototype,"aloud",2);H([a({type:Boolean})],C.prototype,"rateable",2);H([a({type:Boolean})],C.prototype,"identified",2);H([a({type:Boolean})],C.prototype,"personOpen",2);C=H([$("ak-header")],C);function ui(e){const t=new URLSearchParams(location.search);return t.set("lang",e),`?${t.toString()}`}const ao=B("photos"),He="photos",lo=24*60*60*1e3,di={keep:({id:e,file:t,submitted:s})=>ie(void 0,async i=>{const n=await vt(i.get(e));await vt(i.put({id:e,file:t,submitted:s,tab:$s(),at:n?.at??Date.now()}))}),kept:()=>ie([],async e=>{const t=await vt(e.getAll()),s=Date.now()-lo;return t.filter(({at:i})=>i<s).forEach(({id:i})=>e.delete(i)),t.filter(i=>i.tab===$s()&&i.at>=s).sort((i,n)=>i.at-n.at)}),drop:e=>ie(void 0,async t=>void await vt(t.delete(e)))},ho=()=>ie(void 0,async e=>void await vt(e.clear()));async function ie(e,t){try{const s=await co();try{return await t(s.transaction(He,"readwrite").objectStore(He))}finally{s.close()}}catch{return e}}function co(){const e=indexedDB.open(ao,1);return e.onupgradeneeded=()=>e.result.createObjectStore(He,{keyPath:"id"}),vt(e)}const vt=e=>new Promise((t,s)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>s(e.error)});async function pi(e,t){let s=!1;try{return await navigator.locks.request(e,()=>(s=!0,t()))}catch(i){if(s)throw i;return t()}}const uo=2e3,po=5e3;class fo{constructor(t){this.onChange=t,this.up=!1,this.word="",this.#t=0}#t;back(){clearTimeout(this.#t),this.up=!0,this.word&&(this.word="back",this.#t=setTimeout(()=>this.#e(""),po)),this.onChange()}down(){!this.up&&this.#t||(this.up=!1,clearTimeout(this.#t),this.#t=setTimeout(()=>this.#e("lost"),navigator.onLine?uo:0),this.onChange())}#e(t){this.word=t,this.onChange()}}let le="";function Ce(e){return le||=e,le===e}const ss=()=>({...Vi(),...le?{"Akkuna-Conversation":le}:{}}),go=2e4,$o=18e4,mo=3e4,we=429,yo=[we,502,503,504];class be extends Error{constructor(t,s,i=0,n=0){super(t),this.retry=s,this.status=i,this.wait=n}get isLong(){return this.status===we&&this.wait>mo}}const Re=e=>pt("/chat/session",e),vo=e=>pt("/chat/messages",e),wo=e=>pt("/chat/rating",e),bo=(e,t)=>pt("/suomifi/window",{handle:e,browser:t}),_o=e=>pt("/suomifi/claim",{code:e}),fi=()=>pt("/suomifi/logout",{}),ko=async e=>(await pt("/chat/places",{text:e})).places,pt=(e,t)=>Oo(e,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(t)});async function Oo(e,t){const s=new AbortController,i=setTimeout(()=>s.abort(),go);let n,o;try{n=await fetch(e,{...t,headers:{...t.headers,...ss(),"Accept-Language":W()},signal:s.signal}),o=await n.text().catch(()=>"")}catch{throw gi()}finally{clearTimeout(i)}if(n.ok)return o?JSON.parse(o):void 0;throw $i(n.status,o,n.headers.get("Retry-After"))}function Eo(e,t,s){const i=new XMLHttpRequest,n=new FormData;return n.append("id",e),n.append("file",t),{done:new Promise((r,d)=>{i.open("POST","/chat/photos");const u={...ss(),"Accept-Language":W()};for(const[g,m]of Object.entries(u))i.setRequestHeader(g,m);i.timeout=$o,i.upload.onprogress=({loaded:g,total:m})=>s(Math.floor(100*g/m)),i.upload.onload=()=>s(100),i.onerror=i.ontimeout=i.onabort=()=>d(gi()),i.onload=()=>{i.status===202?r():d($i(i.status,i.responseText,i.getResponseHeader("Retry-After")))},i.send(n)}),cancel:()=>i.abort()}}const gi=()=>new be(l("lost"),!0);function $i(e,t,s){const{error:i=l("failed"),retry:n=yo.includes(e)}=Po(t);return new be(i,n,e,1e3*(Number(s)||0))}function Po(e){try{return JSON.parse(e)}catch{return{}}}const is=e=>e.startsWith("/suomifi/"),Ao="akkuna-suomifi",xo=/^[\w-]{43}$/,So=/^[0-9a-f]{64}$/;let Fe=null,mi="";const yi=e=>Fe=window.open(e,Ao);function To(e,t,s=A){if(!s)return Xs();e.preventDefault(),mi=new URLSearchParams(t.slice(t.indexOf("?"))).get("handle")??"",yi(`${t}&window=1`)}function Co(e,t){const s=(i,n)=>i.then(()=>Fe?.postMessage({type:n},location.origin)).catch(o=>t(o.message));addEventListener("message",({data:i,origin:n,source:o})=>{const{type:r,code:d,browser:u}=i??{};n!==location.origin||!o||o!==Fe||(r==="akkuna:login:window"&&typeof u=="string"&&So.test(u)?s(bo(mi,u),"akkuna:login:begin"):r==="akkuna:login"&&typeof d=="string"&&xo.test(d)&&s(_o(d).then(e),"akkuna:login:done"))})}async function xs(e=A,t=async()=>(await fi()).url){const s=e?yi(""):null;try{const i=await t();i&&s?s.location.href=`${i}&window=1`:i||s?.close();const n=i!==null&&!s;return n&&(Xs(),location.assign(i)),n}catch(i){throw s?.close(),i}}const Ro=os({weekday:"long"}),Do=os({day:"numeric",month:"long"}),Uo=os({hour:"numeric",minute:"2-digit"}),Io=[[["login.welcome","login.hidden"],"/suomifi/login"],[["login.logged_out_everywhere","login.logged_out_partly"],"/suomifi/logout"],[["mandate.chosen","mandate.chosen_organisation","mandate.which"],"/suomifi/authorise"]],Mo=["receipt","receipt_number_later"],De=(e,t)=>`${Ro[t].format(new Date(e))} ${Do[t].format(new Date(e))}`,ns=(e,t)=>Uo[t].format(new Date(e)),vi=(e,t)=>e.change_title??l("change",{},t);function Ss({buttons:e,lines:t,cards:s,lang:i}){return[...e,...t.flatMap(n=>ze(n,i)??[]),...(s??[]).flatMap(n=>[...n.buttons,...n.lines.flatMap(o=>ze(o,i)??[])])]}function ze(e,t){return e.change?{title:`${vi(e,t)}: ${e.label}`,payload:e.change}:null}const wi=({links:e,cards:t})=>[...e??[],...(t??[]).flatMap(s=>s.links)].filter(({href:s})=>is(s)),Lo=(e,t)=>Io.some(([s,i])=>s.includes(e.key??"")&&wi(t).some(({href:n})=>n.startsWith(`${i}?`))),jo=e=>({...e,text:l("hidden",{},e.lang),kind:"notice",key:"login.hidden",hint:null,progress:null,hidden:!0,buttons:[],lines:[],cards:[],links:[],accepts:[]}),bi=({kind:e,key:t})=>e==="receipt"&&(Mo.includes(t??"")||(t??"").startsWith("receipt."));function Bo({kind:e,key:t,text:s,lang:i}){return e==="citizen"&&t==="photo"?l("photo_bubble",{},i):e==="citizen"&&t==="location"?l("place_bubble",{},i):s}function Ts(e){const{lang:t,progress:s}=e,i=[...wi(e),...e.buttons],n=[`${l("assistant",{},t)}:`];return s&&n.push(`${l("progress",{number:s[0],count:s[1]},t)}.`),n.push(he(e)),i.length&&n.push(l("choices",{titles:Ho(i)},t)),n.join(" ")}function he({text:e,hint:t,lines:s,cards:i,links:n}){return[e,t??"",...s.map(_i),...(i??[]).map(No),...(n??[]).filter(({href:o})=>!is(o)).map(({title:o})=>`${o}.`)].filter(Boolean).join(" ")}const No=({title:e,text:t,lines:s})=>[`${e}.`,t,...s.map(_i)].filter(Boolean).join(" "),_i=({label:e,value:t})=>`${e}: ${t}.`,Ho=e=>e.map(({title:t})=>t).join(", ");function os(e){const t=s=>new Intl.DateTimeFormat(`${s}-FI`,{...e,timeZone:"Europe/Helsinki"});return{fi:t("fi"),sv:t("sv")}}const Fo=[];class zo{constructor(){this.entries=[],this.unconfirmed=[]}get last(){return this.entries.at(-1)}get accepts(){return this.#t?.said.accepts??Fo}get titles(){return this.#t?.said.buttons.map(({title:t})=>t)??[]}get days(){return this.#t?.said.days??[]}get hasCards(){return(this.#t?.said.cards??[]).length>0}get#t(){return this.entries.findLast(({said:t})=>Ue(t)||t.kind==="receipt"||!lt(t)&&t.accepts.length>0)}get isAnyMatterOver(){return this.entries.some(({said:t})=>t.kind==="receipt")}get isMatterTakenIn(){const t=this.entries.slice(this.entries.findLastIndex(({said:s})=>lt(s))+1);return this.unconfirmed.length===0&&t.some(({said:s})=>bi(s))}add(t,s){if(this.entries.some(n=>n.id===t))return null;const i={id:t,said:s,closed:!1,chosen:null,linksOver:!1,picture:null};return this.#i(t,s),lt(s)?this.#e(i):(Ue(s)||s.kind==="receipt")&&this.#s(),this.entries.splice(this.entries.findLastIndex(n=>n.id<t)+1,0,i),i}hidePersonal(){for(const t of this.entries)t.said.personal&&!t.said.hidden&&Object.assign(t,{said:jo(t.said),closed:!0,picture:null})}get hasHidden(){return this.entries.some(({said:t})=>t.hidden)}addUnconfirmed(t,s,i,n=null){const o=this.unconfirmed.find(r=>r.id===t);o&&(o.picture??=n),!(o||this.entries.some(({said:r})=>r.client_id===t))&&this.unconfirmed.push({id:t,text:s,lang:i,picture:n,delivery:"sending"})}setDelivery(t){for(const s of this.unconfirmed)s.delivery=t.get(s.id)??"sent"}drop(t){const s=this.unconfirmed.findIndex(i=>i.id===t);s>=0&&this.unconfirmed.splice(s,1)}choose(t){const s=this.entries.findLast(({said:i,closed:n})=>!n&&Ss(i).some(o=>o.payload===t));return s&&Object.assign(s,{closed:!0,chosen:t}),s}reopen(t){Object.assign(t,{closed:!1,chosen:null})}waitsForReply(t){const s=this.last?.said;return s!==void 0&&lt(s)&&Date.parse(s.at)>t||this.unconfirmed.some(({delivery:n})=>n==="sent")}#e(t){const{client_id:s,text:i}=t.said;t.picture=this.unconfirmed.find(r=>r.id===s)?.picture??null,s&&this.drop(s);const n=({said:r})=>Ss(r).find(({title:d})=>d===i)?.payload,o=this.entries.findLast(r=>!r.closed&&n(r));o&&Object.assign(o,{closed:!0,chosen:n(o)})}#i(t,s){for(const i of this.entries)i.id<t&&Lo(s,i.said)&&Object.assign(i,{closed:!0,linksOver:!0})}#s(){for(const t of this.entries)Ue(t.said)&&(t.closed=!0)}}const lt=({kind:e})=>e==="citizen",Ue=({kind:e})=>e==="question"||e==="summary",Cs=4e4,Rs=500,qo=15e3;class ki extends Error{}class Wo{constructor(t){this.listener=t,addEventListener("offline",()=>this.#l()),addEventListener("online",()=>this.#o()),document.addEventListener("visibilitychange",()=>document.hidden||this.#h())}#t="0";#e=Rs;#i=0;#s=!1;#n=new AbortController;#o=()=>{};async run(){for(;;){try{await this.#r()}catch(t){Vo(t)||reportError(t)}if(this.#s)return;this.listener.onDown(),await this.#c()}}async#r(){this.#n=new AbortController;const t=await fetch("/chat/events",{headers:{...ss(),"Last-Event-ID":this.#t},cache:"no-store",signal:this.#n.signal});if(t.status===401)return this.#s=!0,this.listener.onForgotten();if(!t.ok||!t.body)throw new ki;this.#e=Rs,this.#i=Date.now(),this.listener.onUp();for await(const s of Yo(this.#a(t.body)))s.id&&(this.#t=s.id),this.listener.onEvent(s)}async*#a(t){const s=t.pipeThrough(new TextDecoderStream).getReader();for(;;){const i=setTimeout(()=>this.#l(),Cs);try{const{value:n,done:o}=await s.read();if(o)return;this.#i=Date.now(),yield n}finally{clearTimeout(i)}}}#h(){Date.now()-this.#i>Cs&&this.#l(),this.#o()}async#c(){await new Promise(t=>{this.#o=t,setTimeout(t,this.#e*(.5+Math.random()))}),this.#e=Math.min(2*this.#e,qo)}#l(){this.#n.abort()}}const Vo=e=>e instanceof ki||e instanceof TypeError||e instanceof DOMException&&e.name==="AbortError";async function*Yo(e){let t="";for await(const s of e){const i=(t+s).split(`

`);t=i.pop()??"";for(const n of i){const o=Go(n);o&&(yield o)}}}function Go(e){const t=new Map(e.split(`
`).map(i=>[i.slice(0,i.indexOf(": ")),i.slice(i.indexOf(": ")+2)])),s=t.get("data");return s===void 0?null:{id:t.get("id")??"",type:t.get("event")??"message",data:JSON.parse(s)}}const Ds=1e3,Us=3e4,Is=e=>yt().some(t=>t.id===e),Ko=e=>pi(B("send"),e);class Jo{constructor(t){this.listener=t}#t=Ds;#e=!1;#i=!1;#s=null;#n=new Map;begin(t){this.#e=!0,t&&ps(t,!0),this.flush()}faring(t){return this.#n.has(t)?"limited":this.#s?this.#s.because.status===we?"limited":"waiting":"sending"}add(t){const s={...t,id:t.id??crypto.randomUUID()};return Is(s.id)?this.#u(s.id):ps(s),this.listener.onChange(),this.#s||this.flush(),s}withdraw(t){Se(t),this.#u(t),this.listener.onChange(),this.flush()}async flush(){if(!(this.#i||!this.#e||this.#s?.because.wait)){this.#i=!0,this.#l();try{for(;this.#r()&&await Ko(()=>this.#o()););}finally{this.#i=!1}}}async#o(){for(let t=this.#r();t;t=this.#r()){try{await this.listener.post(t)}catch(s){if(!Is(t.id))continue;if(!(s instanceof be))throw s;if(!this.#a(t,s))return!1;continue}this.#t=Ds,Se(t.id),this.listener.onChange()}return!0}#r(){return yt().find(({id:t})=>!this.#n.has(t))}#a(t,s){if(s.status===401)return this.listener.onForgotten(),!1;const i=!s.retry||t.kind==="photo"&&s.isLong;return s.retry?i?this.#h(t.id,s.wait):this.#c(t,s):(Se(t.id),this.listener.onRefused(t,s)),this.listener.onChange(),i}#h(t,s){const i=setTimeout(()=>{this.#n.delete(t),this.flush()},s);this.#n.set(t,i)}#c({id:t,kind:s},i){const n=Math.max(i.wait,s==="photo"?Us:this.#t),o=setTimeout(()=>{this.#s=null,this.flush()},n);this.#s={id:t,timer:o,because:i},this.#t=Math.min(2*this.#t,Us)}#l(){clearTimeout(this.#s?.timer),this.#s=null}#u(t){this.#s?.id===t&&this.#l(),clearTimeout(this.#n.get(t)),this.#n.delete(t)}}let Zo=class{constructor(t,s=di){this.onChange=t,this.store=s,this.states={},this.#t=new Map,this.#e=new Map}#t;#e;take(t,s){this.#t.set(t,s),this.#e.has(t)||this.#s(t,0)}async upload(t){const s=this.#t.get(t)??await this.#i(t);if(!s)throw new be(l("photo_lost"),!1);this.#t.set(t,s),this.#s(t,0);const i=Eo(t,s,n=>this.#s(t,n));this.#e.set(t,i);try{await i.done}catch(n){throw this.#n(t,n),n}finally{this.#e.delete(t)}this.#t.delete(t),this.#r(t,{state:"sent",percent:100})}arrived(t){this.#t.delete(t)&&(this.#e.get(t)?.cancel(),this.#r(t,{state:"sent",percent:100}))}withdraw(t){this.#t.delete(t),this.#e.get(t)?.cancel(),this.states=Object.fromEntries(Object.entries(this.states).filter(([s])=>s!==t)),this.onChange()}async#i(t){return(await this.store.kept()).find(s=>s.id===t)?.file}#s(t,s){const i=s===100||this.#o(t);this.#r(t,{state:"uploading",percent:s,mayBeThere:i})}#n(t,s){const i=(s.status===0||s.status>=500)&&this.#o(t);this.#r(t,{state:"failed",percent:0,reason:Xo(s),mayBeThere:i})}#o(t){return this.states[t]?.mayBeThere??!1}#r(t,s){!this.#t.has(t)&&s.state!=="sent"||(this.states={...this.states,[t]:s},this.onChange())}};function Xo({retry:e,wait:t,isLong:s,message:i}){return s?`${i} ${l("photo_later")}`:e&&!t?l("photo_failed"):i}const Qo="00000000-0000-4000-8000-000000000001",tr=6e4,er=3e3;class sr{constructor(t,s){this.page=t,this.view=s,this.conversation=new zo,this.connection=new fo(()=>this.view.changed()),this.photos=new Zo(()=>this.view.changed()),this.settled=!1,this.expires=null,this.identity=null,this.ended=null,this.#t=!1,this.#e=0,this.#i=null,this.#s=new Map,this.#n=new Jo({post:i=>i.kind==="photo"?this.photos.upload(i.id):vo(i),onRefused:(i,n)=>this.#m(i,n),onForgotten:()=>this.#g(),onChange:()=>this.#d()}),this.municipality=t.municipality}#t;#e;#i;#s;#n;get waits(){return this.connection.up&&this.settled&&this.conversation.waitsForReply(this.#e-tr)}get itsMunicipality(){return this.page.municipalities.find(({code:t})=>t===this.municipality)}async start(){Co(()=>this.view.identified(),s=>this.view.complain(s)),cn({messages:()=>this.#d(),restart:()=>location.reload()});const t=await this.#r();t&&(this.#e=Date.parse(t.now),this.expires=t.expires,this.#h(t),this.#d(),new Wo({onEvent:s=>this.#c(s),onUp:()=>{this.connection.back(),this.#n.flush()},onDown:()=>this.connection.down(),onForgotten:()=>this.#g()}).run())}send(t){const s=this.#n.add(t);return this.ended=null,this.view.sent(),s}press(t,s){const i=crypto.randomUUID(),n=this.conversation.choose(t);n&&this.#s.set(i,n),this.send({id:i,kind:"button",payload:t,text:s})}sendPhoto(t,s){this.photos.take(t,s),this.conversation.addUnconfirmed(t,l("photo_bubble"),W(),URL.createObjectURL(s)),this.send({id:t,kind:"photo"})}withdrawPhoto(t){this.conversation.drop(t),this.photos.withdraw(t),this.#n.withdraw(t)}switchLanguage(t){this.#i=t,this.#p(t),this.#n.add({kind:"language",value:t})}switchMunicipality(t){this.send({kind:"municipality",value:t})}async restart(){try{(this.identity?await xs(A,()=>this.#o()):await this.#o())||location.reload()}catch(t){this.view.complain(t.message)}}async#o(){const{logout:t}=await Re({...this.#a(),new:!0});return sn(),await ho(),hn(),t}async prolong(){try{const t=await Re({...this.#a(),prolong:!0});if(!Ce(t.mark))return location.reload();this.expires=t.expires,this.#u(t.identity)}catch(t){this.view.complain(t.message)}this.view.changed()}identityOver(){this.ended=this.identity,this.#u(null),this.view.changed()}async logOut(){this.#t=!0;try{await xs()}catch(t){this.view.complain(t.message)}this.#t=!1}rate(t,s){return wo({stars:t,words:s})}async#r(){const t=()=>Re(this.#a());for(;;)try{const s=await pi(B("session"),t);return Ce(s.mark),this.view.complain(""),s}catch(s){const{retry:i,status:n,wait:o,message:r}=s,d=n===we;if((!i||d)&&this.view.complain(r),!i)return null;d||this.connection.down(),await new Promise(u=>setTimeout(u,Math.max(o,er)))}}#a(){return{municipality:this.page.municipality,language:W()}}#h({language:t,municipality:s}){const{chosen:i,language:n,municipality:o}=this.page,r=gs("path",location.pathname),d=gs("language",i?n:""),u=yt(),g=u.findLast(v=>v.kind==="language")?.value??t,m=i&&(r||d)?n:g;m!==t&&(this.#i=m),m!==g&&this.#n.add({kind:"language",value:m}),this.#p(m);const p=u.findLast(v=>v.kind==="municipality")?.value??s;o&&r&&p!==o&&this.#n.add({kind:"municipality",value:o})}#c(t){if(t.type==="conversation")return this.#l(t.data);const s=t.data;lt(s)&&s.client_id&&this.#$(s.client_id);const i=this.conversation.add(Number(t.id),s);this.#f(yt()),i&&this.settled&&!lt(s)&&this.view.replied(i,Date.parse(s.at)>=this.#e),this.view.changed()}#l(t){if(!Ce(t.mark))return location.reload();if(t.language===this.#i&&(this.#i=null),!this.#i&&t.language&&this.#p(t.language),this.municipality=t.municipality??this.municipality,this.expires=t.expires,this.#u(t.identity),!this.settled){this.settled=!0,this.#n.begin(this.conversation.last?null:{id:Qo,kind:"start"});const s=ln(),i=({id:n,said:o})=>n>(s??1/0)&&!lt(o)&&!o.hidden;this.view.settled(s===null?null:this.conversation.entries.filter(i))}this.view.changed()}#u(t){const s=this.identity;if(this.identity=t,t&&(this.ended=null),t&&!s&&this.settled&&this.conversation.hasHidden)return location.reload();t||!s||(this.conversation.hidePersonal(),this.#t||fi().catch(()=>{}))}#$(t){this.#s.delete(t),this.photos.arrived(t),yt().some(s=>s.id===t)&&this.#n.withdraw(t)}#d(){const t=yt();for(const s of t){const i=ir(s);i&&this.conversation.addUnconfirmed(s.id,i,W())}this.#f(t),this.conversation.setDelivery(new Map(t.map(({id:s})=>[s,this.#n.faring(s)]))),this.view.changed()}#f(t){for(const s of t){if(s.kind!=="button"||this.#s.has(s.id))continue;const i=this.conversation.choose(s.payload);i&&this.#s.set(s.id,i)}}#m(t,s){this.conversation.drop(t.id);const i=this.#s.get(t.id);i&&this.conversation.reopen(i),t.kind==="text"?this.view.giveBack(t.text,s.message):(t.kind!=="photo"||!this.photos.states[t.id])&&this.view.complain(s.message)}#g(){this.settled?location.reload():this.view.cookiesRefused()}#p(t){t!==W()&&(Fn(t),this.view.changed())}}function ir(e){return e.kind==="location"?l("place_bubble"):e.kind==="photo"?l("photo_bubble"):e.kind==="text"||e.kind==="button"?e.text:null}const nr=()=>JSON.parse(document.getElementById("page-data")?.textContent??""),or=120,rr=8,ar=.3,Rt=document.documentElement,lr=()=>scrollY+innerHeight>Rt.scrollHeight-or;class hr{constructor(t,s,i,n){this.header=t,this.dock=s,this.find=i,this.onUnseen=n,history.scrollRestoration="manual",this.#n=s.offsetHeight;const o=new ResizeObserver(()=>this.#c());o.observe(t),o.observe(s),addEventListener("scroll",()=>this.#h(),{passive:!0});for(const r of[window,window.visualViewport])r?.addEventListener("resize",()=>this.#t&&this.toEnd("instant"))}#t=!0;#e=0;#i=null;#s=null;#n;toEnd(t="auto"){this.#i=this.#s=null,this.#t=!0,this.onUnseen(!1),requestAnimationFrame(()=>scrollTo({top:Rt.scrollHeight,behavior:t}))}stay(){this.#t&&this.#i===null&&this.toEnd()}again(){this.#t&&(this.#i===null?this.toEnd("instant"):requestAnimationFrame(()=>this.#o()))}turn(){this.#i=this.#s=null,this.#t=!0}follow(t,s=!1){if(!this.#t)return this.onUnseen(!0);this.#i??=t,s&&(this.#s=t),requestAnimationFrame(()=>this.#o())}#o(){const[t,s]=[this.#r(this.#i),this.#r(this.#s)];if(t===null)return;const i=s!==null&&s-t>innerHeight*ar?s:t;scrollTo({top:Math.min(i,Rt.scrollHeight-innerHeight)})}#r(t){const s=t===null?null:this.find(t);return s&&s.getBoundingClientRect().top+scrollY-this.#a()-rr}#a(){return getComputedStyle(this.header).position==="sticky"?this.header.offsetHeight:0}#h(){innerHeight&&(lr()?(this.#t=!0,this.onUnseen(!1)):scrollY<this.#e&&(this.#t=!1),this.#e=scrollY)}#c(){Rt.style.setProperty("--header",`${this.#a()}px`),Rt.style.setProperty("--dock",`${this.dock.offsetHeight}px`);const t=this.dock.offsetHeight-this.#n;this.#n+=t,t>0&&this.#t&&this.#i?this.#o():t>0&&this.#t&&scrollBy(0,t)}}const cr=/[^.!?\n]+[.!?]*\s*/g,Nt="speechSynthesis"in globalThis?speechSynthesis:null;let ce=null;const Oi=e=>Pi(e)!==void 0,ur=e=>Nt?.addEventListener("voiceschanged",e);function qe(e,t,s=()=>{}){Ht();const i=Pi(t);if(!Nt||!i)return s();ce=s;const n=(e.match(cr)??[e]).map(o=>new SpeechSynthesisUtterance(o));for(const o of n)Object.assign(o,{voice:i,lang:i.lang}),Nt.speak(o);n.at(-1)?.addEventListener("end",()=>ce===s&&Ei())}function Ht(){Ei(),Nt?.cancel()}function Ei(){const e=ce;ce=null,e?.()}const Pi=e=>Nt?.getVoices().find(t=>t.lang.toLowerCase().startsWith(e));/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const rt={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4},Ai=e=>(...t)=>({_$litDirective$:e,values:t});let xi=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,i){this._$Ct=t,this._$AM=s,this._$Ci=i}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{I:dr}=Un,Ms=e=>e,pr=e=>e.strings===void 0,Ls=()=>document.createComment(""),Tt=(e,t,s)=>{const i=e._$AA.parentNode,n=t===void 0?e._$AB:t._$AA;if(s===void 0){const o=i.insertBefore(Ls(),n),r=i.insertBefore(Ls(),n);s=new dr(o,r,e,e.options)}else{const o=s._$AB.nextSibling,r=s._$AM,d=r!==e;if(d){let u;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(u=e._$AU)!==r._$AU&&s._$AP(u)}if(o!==n||d){let u=s._$AA;for(;u!==o;){const g=Ms(u).nextSibling;Ms(i).insertBefore(u,n),u=g}}}return s},ot=(e,t,s=e)=>(e._$AI(t,s),e),fr={},Si=(e,t=fr)=>e._$AH=t,gr=e=>e._$AH,Ie=e=>{e._$AR(),e._$AA.remove()};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ti=Ai(class extends xi{constructor(e){if(super(e),e.type!==rt.PROPERTY&&e.type!==rt.ATTRIBUTE&&e.type!==rt.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!pr(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===S||t===c)return t;const s=e.element,i=e.name;if(e.type===rt.PROPERTY){if(t===s[i])return S}else if(e.type===rt.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(i))return S}else if(e.type===rt.ATTRIBUTE&&s.getAttribute(i)===t+"")return S;return Si(e),t}});var $r=Object.defineProperty,mr=Object.getOwnPropertyDescriptor,J=(e,t,s,i)=>{for(var n=i>1?void 0:i?mr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&$r(t,s,n),n};const yr=3,vr=100,wr=200;let L=class extends f{constructor(){super(...arguments),this.lang="fi",this.value="",this.suggest=()=>Promise.resolve([]),this.invalid=!1,this.describedBy="",this.places=[],this.active=-1,this.timer=0,this.round=0,this.written=""}createRenderRoot(){return this}disconnectedCallback(){super.disconnectedCallback(),this.close()}willUpdate(e){e.has("value")&&this.value!==this.written&&this.close()}updated(){this.querySelector("[aria-selected=true]")?.scrollIntoView({block:"nearest"})}typed(){this.written=this.value=this.input.value,this.active=-1;const e=this.written.trim(),t=++this.round;if(clearTimeout(this.timer),e.length<yr||e.length>vr)return this.close();this.timer=window.setTimeout(()=>void this.look(e,t),wr)}async look(e,t){const s=await this.suggest(e).catch(()=>[]);t!==this.round||document.activeElement!==this.input||(this.places=s,this.active=-1)}close(){clearTimeout(this.timer),this.round++,this.places=[],this.active=-1}choose(e){this.close(),I(this,"ak-choose",{text:e.label})}key(e){if(!this.places.length||e.isComposing)return;const t=this.places[this.active];if(e.key==="ArrowDown")this.move(1);else if(e.key==="ArrowUp")this.move(-1);else if(e.key==="Escape")this.close();else if(e.key==="Enter"&&t)this.choose(t);else return;e.preventDefault()}move(e){const t=this.places.length+1;this.active=(this.active+1+e+t)%t-1}render(){const e=this.places.length>0;return h`
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
        .value=${Ti(this.value)}
        @input=${this.typed}
        @keydown=${this.key}
        @blur=${this.close}
      />
      <ul
        id="suggestions"
        role="listbox"
        aria-label=${l("suggestions",{},this.lang)}
        ?hidden=${!e}
        @mousedown=${t=>t.preventDefault()}
      >
        ${this.places.map((t,s)=>h`
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
        ${e?l("suggestions_count",{count:this.places.length},this.lang):c}
      </p>
    `}};J([a()],L.prototype,"lang",2);J([a()],L.prototype,"value",2);J([a({attribute:!1})],L.prototype,"suggest",2);J([a({type:Boolean})],L.prototype,"invalid",2);J([a()],L.prototype,"describedBy",2);J([y()],L.prototype,"places",2);J([y()],L.prototype,"active",2);J([G("input")],L.prototype,"input",2);L=J([$("ak-address")],L);const Ft=e=>new Date(`${e}T00:00:00Z`),Ci=e=>e.toISOString().slice(0,10),ue=(e=new Date)=>new Intl.DateTimeFormat("sv-SE",{timeZone:"Europe/Helsinki"}).format(e);function P(e,t){const s=Ft(e);return s.setUTCDate(s.getUTCDate()+t),Ci(s)}function ee(e,t){const s=Ft(zt(e));s.setUTCMonth(s.getUTCMonth()+t);const i=new Date(Date.UTC(s.getUTCFullYear(),s.getUTCMonth()+1,0)).getUTCDate();return s.setUTCDate(Math.min(Ft(e).getUTCDate(),i)),Ci(s)}const zt=e=>`${e.slice(0,8)}01`,ne=e=>(Ft(e).getUTCDay()+6)%7;function br(e){const t=zt(e),s=P(t,-ne(t)),n=Array.from({length:42},(r,d)=>P(s,d)).map(r=>zt(r)===t?r:null);return Array.from({length:6},(r,d)=>n.slice(d*7,d*7+7)).filter(r=>r.some(Boolean))}const js=e=>`${Number(e.slice(8))}.${Number(e.slice(5,7))}.${e.slice(0,4)}`,Ut=(e,t,s)=>new Intl.DateTimeFormat(`${t}-FI`,{...s,timeZone:"UTC"}).format(Ft(e)),_r=(e,t)=>[{weekday:"long"},{day:"numeric",month:"long",year:"numeric"}].map(s=>Ut(e,t,s)).join(" "),kr=(e,t)=>new Intl.RelativeTimeFormat(`${t}-FI`,{numeric:"auto"}).format(e,"day");var Or=Object.defineProperty,Er=Object.getOwnPropertyDescriptor,st=(e,t,s,i)=>{for(var n=i>1?void 0:i?Er(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Or(t,s,n),n};let V=class extends f{constructor(){super(...arguments),this.lang="fi",this.min="",this.max="",this.today=ue(),this.free=[],this.at=ue(),this.follow=!1}createRenderRoot(){return this}open(){this.dialog.showModal(),this.moveTo(this.free[0]?.iso??this.today),this.follow=!0,this.requestUpdate()}updated(){this.follow&&this.querySelector("[tabindex='0']")?.focus(),this.follow=!1}possible(e){return this.within(e)&&(!this.free.length||this.freeOn(e)!==void 0)}freeOn(e){return this.free.find(({iso:t})=>t===e)?.count}within(e){return(!this.min||e>=this.min)&&(!this.max||e<=this.max)}moveTo(e){this.min&&e<this.min?this.at=this.min:this.max&&e>this.max?this.at=this.max:this.at=e}key(e){const t=this.keyTarget(e);t&&(e.preventDefault(),this.follow=!0,this.moveTo(t),this.requestUpdate())}keyTarget({key:e,shiftKey:t}){const s=this.at,i=t?12:1;switch(e){case"ArrowLeft":return P(s,-1);case"ArrowRight":return P(s,1);case"ArrowUp":return P(s,-7);case"ArrowDown":return P(s,7);case"Home":return P(s,-ne(s));case"End":return P(s,6-ne(s));case"PageUp":return ee(s,-i);case"PageDown":return ee(s,i);default:return null}}choose(e){this.possible(e)&&(this.dialog.close(),this.dispatchEvent(new CustomEvent("ak-day",{detail:e})))}render(){const e=P(zt(this.at),-1),t=ee(zt(this.at),1);return h`
      <dialog aria-labelledby="calendar-name">
        <h2 id="calendar-name">${l("date_choose",{},this.lang)}</h2>
        <div class="month">
          ${this.turn("previous",-1,this.within(e))}
          <h3 id="calendar-month" aria-live="polite">
            ${Ut(this.at,this.lang,{month:"long",year:"numeric"})}
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
            ${br(this.at).map(s=>h`<tr>
                  ${s.map(i=>this.cell(i))}
                </tr>`)}
          </tbody>
        </table>
        ${this.free.length?h`<p class="about">${l("date_free",{},this.lang)}</p>`:c}
        <p id="calendar-keys">${l("date_keys",{},this.lang)}</p>
        <button type="button" class="close" @click=${()=>this.dialog.close()}>
          ${l("date_close",{},this.lang)}
        </button>
      </dialog>
    `}turn(e,t,s){return h`
      <button
        type="button"
        class="turn ${e}"
        aria-label=${l(`date_${e}`,{},this.lang)}
        aria-disabled=${s?c:"true"}
        @click=${()=>s&&this.moveTo(ee(this.at,t))}
      >
        ${E(e)}
      </button>
    `}weekdayName(e){const t=P(this.at,e-ne(this.at)),s=Ut(t,this.lang,{weekday:"long"});return h`<th scope="col" abbr=${s} aria-label=${s}>
      ${Ut(t,this.lang,{weekday:"short"})}
    </th>`}cell(e){if(!e)return h`<td></td>`;const t=this.freeOn(e);return h`
      <td role="gridcell">
        <button
          type="button"
          tabindex=${e===this.at?0:-1}
          aria-label=${this.nameOf(e,t)}
          data-count=${t?parseInt(t):c}
          aria-current=${e===this.today?"date":c}
          aria-disabled=${this.possible(e)?c:"true"}
          @click=${()=>this.choose(e)}
        >
          ${Number(e.slice(8))}
        </button>
      </td>
    `}nameOf(e,t){const s=_r(e,this.lang);return this.free.length?`${s}, ${t??l("date_full",{},this.lang)}`:s}};st([a()],V.prototype,"lang",2);st([a()],V.prototype,"min",2);st([a()],V.prototype,"max",2);st([a()],V.prototype,"today",2);st([a({attribute:!1})],V.prototype,"free",2);st([y()],V.prototype,"at",2);st([G("dialog")],V.prototype,"dialog",2);V=st([$("ak-calendar")],V);var Pr=Object.defineProperty,Ar=Object.getOwnPropertyDescriptor,it=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ar(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Pr(t,s,n),n};const xr=5,Sr=3;let Y=class extends f{constructor(){super(...arguments),this.lang="fi",this.min=ue(),this.max="",this.today=ue(),this.free=[],this.brief=!1}createRenderRoot(){return this}send(e){I(this,"ak-send",{kind:"text",text:js(e)})}nextDays(){return this.brief?[]:this.free.length?this.free.slice(0,Sr).map(({iso:t})=>t):Array.from({length:xr},(t,s)=>P(this.min||this.today,s)).filter(t=>!this.max||t<=this.max)}titleOf(e){const t=`${js(e).split(".").slice(0,2).join(".")}.`,s=[0,1].find(o=>P(this.today,o)===e),i=s===void 0?Ut(e,this.lang,{weekday:"long"}):kr(s,this.lang),n=this.free.find(({iso:o})=>o===e)?.count;return`${i.charAt(0).toUpperCase()}${i.slice(1)} ${t}${n?` (${n})`:""}`}render(){return h`
      <fieldset>
        <legend>${l("date_choose",{},this.lang)}</legend>
        <div class="choices">
          ${this.nextDays().map(e=>h`
              <button type="button" @click=${()=>this.send(e)}>${this.titleOf(e)}</button>
            `)}
          <button type="button" aria-haspopup="dialog" @click=${()=>this.calendar.open()}>
            ${E("calendar")} ${l("date_calendar",{},this.lang)}
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
    `}};it([a()],Y.prototype,"lang",2);it([a()],Y.prototype,"min",2);it([a()],Y.prototype,"max",2);it([a()],Y.prototype,"today",2);it([a({attribute:!1})],Y.prototype,"free",2);it([a({type:Boolean})],Y.prototype,"brief",2);it([G("ak-calendar")],Y.prototype,"calendar",2);Y=it([$("ak-date")],Y);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Bs=(e,t,s)=>{const i=new Map;for(let n=t;n<=s;n++)i.set(e[n],n);return i},Ri=Ai(class extends xi{constructor(e){if(super(e),e.type!==rt.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let i;s===void 0?s=t:t!==void 0&&(i=t);const n=[],o=[];let r=0;for(const d of e)n[r]=i?i(d,r):r,o[r]=s(d,r),r++;return{values:o,keys:n}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,i]){const n=gr(e),{values:o,keys:r}=this.dt(t,s,i);if(!Array.isArray(n))return this.ut=r,o;const d=this.ut??=[],u=[];let g,m,p=0,v=n.length-1,w=0,_=o.length-1;for(;p<=v&&w<=_;)if(n[p]===null)p++;else if(n[v]===null)v--;else if(d[p]===r[w])u[w]=ot(n[p],o[w]),p++,w++;else if(d[v]===r[_])u[_]=ot(n[v],o[_]),v--,_--;else if(d[p]===r[_])u[_]=ot(n[p],o[_]),Tt(e,u[_+1],n[p]),p++,_--;else if(d[v]===r[w])u[w]=ot(n[v],o[w]),Tt(e,n[p],n[v]),v--,w++;else if(g===void 0&&(g=Bs(r,w,_),m=Bs(d,p,v)),g.has(d[p]))if(g.has(d[v])){const q=m.get(r[w]),xe=q!==void 0?n[q]:null;if(xe===null){const cs=Tt(e,n[p]);ot(cs,o[w]),u[w]=cs}else u[w]=ot(xe,o[w]),Tt(e,n[p],xe),n[q]=null;w++}else Ie(n[v]),v--;else Ie(n[p]),p++;for(;w<=_;){const q=Tt(e,u[_+1]);ot(q,o[w]),u[w++]=q}for(;p<=v;){const q=n[p++];q!==null&&Ie(q)}return this.ut=r,Si(e,u),S}}),Tr=16,Cr=["heic","heix","heim","heis","hevc","hevx","mif1","msf1"];async function Rr(e){const t=new Uint8Array(await e.slice(0,Tr).arrayBuffer()),s=String.fromCharCode(...t);return s.startsWith("ÿØÿ")||s.startsWith(`PNG\r

`)||s.startsWith("RIFF")&&s.slice(8,12)==="WEBP"?"photo":s.slice(4,8)==="ftyp"&&Cr.includes(s.slice(8,12))?"heic":"other"}var Dr=Object.defineProperty,Ur=Object.getOwnPropertyDescriptor,U=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ur(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Dr(t,s,n),n};const Me=5,Ir="image/jpeg,image/png,image/webp",Le=1024*1024;let x=class extends f{constructor(){super(...arguments),this.lang="fi",this.offered=null,this.maxPhoto=10*Le,this.states={},this.store=di,this.photos=[],this.complaint="",this.isTold=!1,this.news="",this.hadFocus=!1}createRenderRoot(){return this}firstUpdated(){this.takeUp()}disconnectedCallback(){super.disconnectedCallback(),this.photos.forEach(({address:e})=>URL.revokeObjectURL(e))}get ready(){return this.photos.some(e=>this.isWaitingForPress(e))}submit(){this.complaint="",this.photos.filter(e=>this.isWaitingForPress(e)).forEach(e=>this.send(e))}leave(){this.drop(this.photos.filter(e=>this.isWaitingForPress(e)))}drop(e){const t=e.some(i=>this.mayBeThere(i));e.forEach(i=>this.takeAway(i)),e.filter(({submitted:i})=>i).forEach(({id:i})=>I(this,"ak-photo-withdraw",{id:i}));const s=t?"photo_perhaps_sent":e.length>1?"photos_left":"photo_left";this.complaint=e.length?l(s,{},this.lang):"",this.isTold=!0,e.length&&(this.news="")}mayBeThere({id:e,submitted:t}){return t&&(this.states[e]?.mayBeThere??!1)}isWaitingForPress({id:e,submitted:t}){return!t||this.states[e]?.state==="failed"}get unsent(){return this.photos.filter(({submitted:e})=>!e)}async takeUp(){const e=await this.store.kept();this.photos=[...e.map(t=>({...t,address:URL.createObjectURL(t.file)})),...this.photos];for(const t of this.photos.filter(({submitted:s})=>s))this.send(t);this.offered===!1&&this.drop(this.unsent),this.ready&&(this.news=l("photos_kept",{},this.lang))}async choose(){const e=[...this.input.files??[]];this.input.value="",this.complaint="",this.isTold=!1;for(const t of e){const s=await this.whatIsWrong(t);s?this.complaint=e.length>1?`${t.name}: ${s}`:s:this.add(t)}}async whatIsWrong(e){const{lang:t,maxPhoto:s}=this;if(this.photos.length>=Me)return l("photo_too_many",{count:Me},t);const i=await Rr(e).catch(()=>"unreadable");return i==="unreadable"?l("photo_unreadable",{},t):i==="heic"?l("photo_heic",{},t):i==="other"?l("photo_type",{},t):e.size>s?l("photo_size",{megabytes:s/Le},t):""}add(e){const t={id:crypto.randomUUID(),file:e,address:URL.createObjectURL(e),submitted:!1};this.photos=[...this.photos,t],this.news=l("photos_chosen",{count:this.photos.length},this.lang),this.store.keep(t)}send({id:e,file:t}){this.photos=this.photos.map(s=>s.id===e?{...s,submitted:!0}:s),this.store.keep({id:e,file:t,submitted:!0}),I(this,"ak-photo-send",{id:e,file:t})}withdraw(e){const t=this.mayBeThere(e);this.takeAway(e),this.isTold=!0,this.complaint=t?l("photo_perhaps_sent",{},this.lang):"",this.news=t?"":l("photo_removed",{},this.lang),e.submitted&&I(this,"ak-photo-withdraw",{id:e.id})}takeAway({id:e,address:t}){this.photos=this.photos.filter(s=>s.id!==e),URL.revokeObjectURL(t),this.store.drop(e)}willUpdate(e){this.hadFocus=this.contains(document.activeElement),e.has("lang")&&e.get("lang")&&(this.news=this.complaint=""),e.has("offered")&&this.offered===!1&&this.unsent.length&&this.drop(this.unsent),e.has("states")&&this.heed(e.get("states")??{})}heed(e){for(const t of this.photos){const s=this.states[t.id];s?.state==="sent"&&this.takeAway(t),!(!s||s.state===e[t.id]?.state)&&(s.state==="sent"&&(this.news=l("photo_sent",{},this.lang)),s.state==="failed"&&(this.news=s.reason??l("photo_failed",{},this.lang)))}}updated(){if(!this.hadFocus||this.contains(document.activeElement))return;(this.querySelector("li .cancel")??this.querySelector(".add")??document.getElementById("text"))?.focus()}render(){const e=this.unsent.length;return h`
      <div>
        ${this.offered?this.adding():c}
        <input type="file" id="photo-file" accept=${Ir} multiple hidden @change=${this.choose} />
        <p class=${this.isTold?"complaint told":"complaint"} role="status">${this.complaint}</p>
        <p class="unseen" role="status">${this.news}</p>
        ${this.photos.length?this.tray():c} ${e?this.sending(e):c}
      </div>
    `}adding(){const e={count:Me,megabytes:this.maxPhoto/Le},t=this.photos.length>0;return h`
      <button type="button" class="add" aria-describedby="photo-rules" @click=${()=>this.input.click()}>
        ${E("camera")} ${l("add_photo",{},this.lang)}
      </button>
      <p class=${t?"unseen":"hint"} id="photo-rules">${l("photo_rules",e,this.lang)}</p>
    `}tray(){return h`
      <ul>
        ${Ri(this.photos,({id:e})=>e,(e,t)=>this.one(e,t+1))}
      </ul>
    `}sending(e){return h`
      <button type="button" class="primary send-photos" @click=${this.submit}>
        ${l(e>1?"send_photos":"send_photo",{},this.lang)}
      </button>
    `}one(e,t){const s=e.submitted?this.states[e.id]:void 0,i=e.submitted&&s?.state==="uploading",n=e.submitted&&s?.state==="failed";return h`
      <li>
        <img src=${e.address} alt=${this.numbered("photo_alt",t)} />
        <div>
          <p class=${n?"name failed":"name"}>${this.wordsOf(e,s)}</p>
          ${i?h`<progress
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
    `}action(e,t,s){const i=`${e}_photo`;return h`
      <button type="button" class=${e} aria-label=${this.numbered(i,t)} @click=${s}>
        ${l(i,{},this.lang)}
      </button>
    `}numbered(e,t){const s=l(e,{},this.lang);return this.photos.length>1?`${s}, ${l("photo_number",{number:t},this.lang)}`:s}wordsOf({file:e,submitted:t},s){return t?s?.state==="failed"?s.reason??l("photo_failed",{},this.lang):s?.state==="uploading"?l("photo_sending",{percent:s.percent},this.lang):l("photo_waiting",{},this.lang):e.name}};U([a()],x.prototype,"lang",2);U([a({attribute:!1})],x.prototype,"offered",2);U([a({type:Number})],x.prototype,"maxPhoto",2);U([a({attribute:!1})],x.prototype,"states",2);U([a({attribute:!1})],x.prototype,"store",2);U([y()],x.prototype,"photos",2);U([y()],x.prototype,"complaint",2);U([y()],x.prototype,"isTold",2);U([y()],x.prototype,"news",2);U([G("input")],x.prototype,"input",2);x=U([$("ak-photos")],x);var Mr=Object.defineProperty,Lr=Object.getOwnPropertyDescriptor,Xt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Lr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Mr(t,s,n),n};const jr=15e3,Ns=5,Br=200;let _t=class extends f{constructor(){super(...arguments),this.lang="fi",this.searching=!1,this.failure="",this.rough=null,this.hadFocus=!1}createRenderRoot(){return this}willUpdate(){this.hadFocus=this.contains(document.activeElement)}updated(){this.hadFocus&&!this.contains(document.activeElement)&&this.querySelector("button")?.focus()}search(){this.searching||(this.rough=null,this.failure=navigator.geolocation?"":"place_failed",!this.failure&&(this.searching=!0,navigator.geolocation.getCurrentPosition(e=>this.found(e.coords),e=>this.failed(e),{enableHighAccuracy:!0,timeout:jr,maximumAge:6e4})))}found({latitude:e,longitude:t,accuracy:s}){this.searching=!1;const i={lat:Number(e.toFixed(Ns)),lon:Number(t.toFixed(Ns)),accuracy:s};s>Br?this.rough=i:this.send(i)}failed({code:e,PERMISSION_DENIED:t,TIMEOUT:s}){this.searching=!1,e===t?this.failure="place_denied":this.failure=e===s?"place_late":"place_failed"}send({lat:e,lon:t}){this.rough=null,this.isConnected&&I(this,"ak-send",{kind:"location",lat:e,lon:t})}get words(){return this.searching?l("place_searching",{},this.lang):this.rough?l("place_rough",{distance:Nr(this.rough.accuracy)},this.lang):this.failure&&l(this.failure,{},this.lang)}render(){return h`
      <div>
        ${this.rough?c:this.shareButton()}
        <p class="told" role="status">${this.words}</p>
        ${this.rough?this.roughChoices(this.rough):c}
      </div>
    `}shareButton(){return h`
      <button
        type="button"
        aria-describedby="place-why"
        aria-disabled=${this.searching?"true":c}
        @click=${this.search}
      >
        ${E("place")} ${l("share_place",{},this.lang)}
      </button>
      <p class="hint" id="place-why">${l("place_why",{},this.lang)}</p>
    `}roughChoices(e){return h`
      <p class="row">
        <button type="button" @click=${()=>this.send(e)}>${l("place_send",{},this.lang)}</button>
        <button type="button" @click=${this.search}>${l("place_again",{},this.lang)}</button>
      </p>
    `}};Xt([a()],_t.prototype,"lang",2);Xt([y()],_t.prototype,"searching",2);Xt([y()],_t.prototype,"failure",2);Xt([y()],_t.prototype,"rough",2);_t=Xt([$("ak-place")],_t);const Nr=e=>e<1e3?`${Math.ceil(e/50)*50} m`:`${Math.ceil(e/1e3)} km`,Hs=6,Hr=22,Fr=/^(?:klo|kello|kl\.?|klockan)?\s*(\d{1,2})(?:\s*[.:,]?\s*(\d{2}))?$/i,zr=Array.from({length:2*(Hr-Hs)+1},(e,t)=>`${Hs+Math.floor(t/2)}.${t%2?"30":"00"}`);function qr(e){const[,t,s="00"]=Fr.exec(e.trim())??[];return t===void 0||Number(t)>23||Number(s)>59?null:`${Number(t)}.${s}`}var Wr=Object.defineProperty,Vr=Object.getOwnPropertyDescriptor,_e=(e,t,s,i)=>{for(var n=i>1?void 0:i?Vr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Wr(t,s,n),n};let qt=class extends f{constructor(){super(...arguments),this.lang="fi",this.complaint=""}createRenderRoot(){return this}send(){const e=this.list.value;this.complaint=e?"":l("time_empty",{},this.lang),e?I(this,"ak-send",{kind:"text",text:e}):this.list.focus()}render(){return h`
      <label for="time">${l("time_choose",{},this.lang)}</label>
      <p class="error" id="time-error" role="alert">${this.complaint}</p>
      <div class="row">
        <select
          id="time"
          aria-describedby="time-error time-hint"
          aria-invalid=${this.complaint?"true":c}
          @change=${()=>this.complaint=""}
        >
          <option value="">${l("time_none",{},this.lang)}</option>
          ${zr.map(e=>h`<option>${e}</option>`)}
        </select>
        <button type="button" @click=${this.send}>${l("time_send",{},this.lang)}</button>
      </div>
      <p class="hint" id="time-hint">${l("time_hint",{},this.lang)}</p>
    `}};_e([a()],qt.prototype,"lang",2);_e([y()],qt.prototype,"complaint",2);_e([G("select")],qt.prototype,"list",2);qt=_e([$("ak-time")],qt);var Yr=Object.defineProperty,Gr=Object.getOwnPropertyDescriptor,O=(e,t,s,i)=>{for(var n=i>1?void 0:i?Gr(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Yr(t,s,n),n};const Kr=.8,Jr=100,Zr=["fi","sv"];let k=class extends f{constructor(){super(...arguments),this.accepts=null,this.titles=[],this.days=[],this.withCards=!1,this.lang="fi",this.draft="",this.suggest=()=>Promise.resolve([]),this.maxText=5e3,this.maxPhoto=10*1024*1024,this.photoStates={},this.complaint="",this.answered=!1,this.withSuggestions=!1,this.composing=!1,this.repeating=0,this.caret=null}createRenderRoot(){return this}focusField(){this.field?.focus({preventScroll:!0})}giveBack(e,t){this.write([e,this.draft].filter(Boolean).join(`
`)),this.answered=!1,this.complain(t)}answeredElsewhere(){this.photos.leave()}complain(e){clearTimeout(this.repeating);const t=e!==""&&e===this.complaint;this.complaint=t?"":e,t&&(this.repeating=setTimeout(()=>this.complaint=e,Jr))}takes(e){return this.accepts?.includes(e)??!1}get field(){return this.querySelector("#text")}willUpdate(e){if(e.has("accepts")&&(this.answered=!1),e.has("lang")&&e.get("lang")&&this.complain(""),this.composing)return;const t=this.takes("address")&&!this.answered&&!this.draft.includes(`
`);t!==this.withSuggestions&&(this.caret=this.field===document.activeElement?this.field?.selectionStart??0:null,this.withSuggestions=t)}async updated(){await this.querySelector("ak-address")?.updateComplete,this.takeBackFocus(),this.grow()}takeBackFocus(){this.caret!==null&&(this.focusField(),this.field?.setSelectionRange(this.caret,this.caret),this.caret=null)}grow(){const e=this.field;e instanceof HTMLTextAreaElement&&(e.style.height="auto",e.style.height=`${e.scrollHeight+e.offsetHeight-e.clientHeight}px`)}write(e){this.draft=e,this.complain(""),I(this,"ak-typing",{text:e})}typed(e){const t=e.target;t.id==="text"&&this.write(t.value)}key(e){const t=e.isComposing||e.keyCode===229;e.key!=="Enter"||e.shiftKey||t||e.defaultPrevented||(e.preventDefault(),this.send())}compose(e){this.composing=e,this.requestUpdate()}send(){const e=this.draft.trim(),t=[...e].length-this.maxText;if(t>0)return this.refuse(l("too_long",{over:t},this.lang));if(!e&&!this.photos.ready)return this.refuse(l("empty",{},this.lang));this.leavesPhotos(e)?this.photos.leave():this.photos.submit(),e&&I(this,"ak-send",{kind:"text",text:this.meant(e)}),this.write("")}leavesPhotos(e){const t=Zr.flatMap(s=>l("photo_declined",{},s).split(", "));return[...this.titles,...t].map(Fs).includes(Fs(e))}meant(e){return this.takes("time")?qr(e)??e:e}refuse(e){this.focusField(),this.complain(e)}submitted(e){e.preventDefault(),this.send()}chosen(e){this.write(e.detail.text),this.send()}answeredBesides(){zs()||this.focusField(),this.answered=!0}render(){const e=this.maxText-[...this.draft.trim()].length,t=e>=0&&this.maxText-e>=this.maxText*Kr;return h`
      <form class="composer" autocomplete="off" novalidate @submit=${this.submitted}>
        ${this.ways()}
        <label for="text">${l(this.withSuggestions?"write_address":"write",{},this.lang)}</label>
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
            ${E("send")} ${l("send",{},this.lang)}
          </button>
        </div>
        <p class="hints">
          <span id="text-keys" ?hidden=${this.withSuggestions}>${l("keys",{},this.lang)}</span>
          <span id="text-left" ?hidden=${!t}>${l("left",{count:e},this.lang)}</span>
        </p>
      </form>
    `}lines(e){return h`
      <textarea
        id="text"
        rows="1"
        enterkeyhint="send"
        aria-describedby=${qs(e,!zs())}
        aria-invalid=${this.complaint?"true":c}
        .value=${Ti(this.draft)}
      ></textarea>
    `}lineWithSuggestions(e){return h`
      <ak-address
        .lang=${this.lang}
        .value=${this.draft}
        .suggest=${this.suggest}
        .invalid=${this.complaint!==""}
        .describedBy=${qs(e,!1)}
        @ak-choose=${this.chosen}
      ></ak-address>
    `}ways(){const e=t=>this.takes(t)&&!this.answered;return h` <div class="ways">
      <ak-photos
        .lang=${this.lang}
        .offered=${this.accepts&&this.takes("photo")}
        .maxPhoto=${this.maxPhoto}
        .states=${this.photoStates}
      ></ak-photos>
      ${e("location")?h`<ak-place .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-place>`:c}
      ${e("date")?h`<ak-date
              .lang=${this.lang}
              .free=${this.days}
              .brief=${this.withCards}
              @ak-send=${this.answeredBesides}
            ></ak-date>`:c}
      ${e("time")?h`<ak-time .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-time>`:c}
    </div>`}};O([a({attribute:!1})],k.prototype,"accepts",2);O([a({attribute:!1})],k.prototype,"titles",2);O([a({attribute:!1})],k.prototype,"days",2);O([a({type:Boolean})],k.prototype,"withCards",2);O([a()],k.prototype,"lang",2);O([a()],k.prototype,"draft",2);O([a({attribute:!1})],k.prototype,"suggest",2);O([a({type:Number})],k.prototype,"maxText",2);O([a({type:Number})],k.prototype,"maxPhoto",2);O([a({attribute:!1})],k.prototype,"photoStates",2);O([y()],k.prototype,"complaint",2);O([y()],k.prototype,"answered",2);O([y()],k.prototype,"withSuggestions",2);O([G("ak-photos")],k.prototype,"photos",2);k=O([$("ak-composer")],k);const Fs=e=>e.trim().toLowerCase().replace(/[.!]+$/,""),zs=()=>matchMedia("(pointer: coarse)").matches,qs=(e,t)=>["text-error",e?"text-left":"",t?"text-keys":""].filter(Boolean).join(" ");function Xr(e,t){return t.scale>1.01?0:Math.max(0,Math.round(e-t.height-t.offsetTop))}function Qr(e){const t=window.visualViewport;if(!t)return;const s=()=>{const i=Xr(window.innerHeight,t);e.style.setProperty("--keyboard",`${i}px`),document.documentElement.classList.toggle("covered",i>0)};t.addEventListener("resize",s),t.addEventListener("scroll",s)}var ta=Object.defineProperty,ea=Object.getOwnPropertyDescriptor,rs=(e,t,s,i)=>{for(var n=i>1?void 0:i?ea(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ta(t,s,n),n};let de=class extends f{constructor(){super(...arguments),this.word="",this.lang="fi"}createRenderRoot(){return this}render(){return this.word?h`<p id="connection">${l(this.word,{},this.lang)}</p>`:c}updated(e){e.has("word")&&this.word&&T(l(this.word,{},this.lang),this.lang)}};rs([a()],de.prototype,"word",2);rs([a()],de.prototype,"lang",2);de=rs([$("ak-connection")],de);class Di{constructor(t,s,i){this.host=t,this.look=s,this.every=i,t.addController(this)}#t=0;#e=!1;hostConnected(){this.#t=setInterval(this.look,this.every)}hostDisconnected(){clearInterval(this.#t)}hostUpdate(){this.#e=this.host.querySelector("button:focus-visible")!==null}hostUpdated(){this.#e&&!this.host.querySelector("button")&&document.getElementById("text")?.focus({preventScroll:!0})}}var sa=Object.defineProperty,ia=Object.getOwnPropertyDescriptor,Qt=(e,t,s,i)=>{for(var n=i>1?void 0:i?ia(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&sa(t,s,n),n};const na=5e3,oa=12e4;let kt=class extends f{constructor(){super(),this.identity=null,this.ended=null,this.lang="fi",this.near=!1,this.ends=0,new Di(this,()=>this.look(),na)}createRenderRoot(){return this}willUpdate(e){e.has("identity")&&this.identity&&(this.ends=Date.now()+this.identity.left*1e3),e.has("identity")&&this.look(),e.has("ended")&&this.ended&&T(this.why(this.ended),this.lang)}render(){const{identity:e,ended:t,lang:s}=this;if(!e)return t?h`<p class="told">${this.why(t)}</p>`:c;const{name:i,actingFor:n,isIdle:o}=e;return h`
      <section aria-label=${l("identity_region",{},s)}>
        <p>
          <span>${l("identity",{name:i},s)}</span>
          ${n&&h`<span>${l(`identity_for_${n.kind}`,{name:n.name},s)}</span>`}
        </p>
        <button type="button" class="plain" @click=${()=>this.fire("ak-log-out")}>
          ${l("log_out",{},s)}
        </button>
      </section>
      ${this.near?h`<p class="told">${this.warning(e)}</p>`:c}
      ${this.near&&o?h`<button type="button" class="stay" @click=${()=>this.fire("ak-prolong")}>
              ${l("identity_prolong",{},s)}
            </button>`:c}
    `}look(){const{identity:e,lang:t}=this,s=this.near,i=this.ends-Date.now();this.near=e!==null&&i<=oa,e&&(i<=0?this.fire("ak-identity-over"):this.near&&!s?T(this.warning(e),t):s&&!this.near&&T(l("identity_prolonged",{},t),t))}warning({isIdle:e}){return l(e?"identity_warning":"identity_warning_longest",{time:ns(new Date(this.ends).toISOString(),this.lang)},this.lang)}why({isIdle:e,minutes:t}){return l(e?"identity_over":"identity_over_longest",{minutes:t},this.lang)}fire(e){this.dispatchEvent(new CustomEvent(e,{bubbles:!0}))}};Qt([a({attribute:!1})],kt.prototype,"identity",2);Qt([a({attribute:!1})],kt.prototype,"ended",2);Qt([a()],kt.prototype,"lang",2);Qt([y()],kt.prototype,"near",2);kt=Qt([$("ak-identity")],kt);const ra=/https:\/\/[^\s<>"]+[^\s<>".,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w+.-])(?:\+\d[\d ]{6,16}\d|0\d[\d ]{5,14}\d|112)(?![\w-])/g,aa=["https:","http:","mailto:","tel:"];function as(e,t){const s=[];let i=0;for(const{0:n,index:o}of e.matchAll(ra))s.push(e.slice(i,o),ls(n,ha(n),t)),i=o+n.length;return[...s,e.slice(i)]}const te=(e,t,s)=>e.split(/\n+/).filter(Boolean).map(i=>h`<p lang=${s??c}>${as(i,t)}</p>`);function ls(e,t,s,i=!1){if(is(t))return la(e,t,s,i);const n=t.slice(0,t.indexOf(":")+1).toLowerCase();return aa.includes(n)?n.startsWith("http")?h`<a href=${t} target="_blank" rel="noopener noreferrer"
    >${e}${E("outside")}<span class="unseen"> (${l("new_tab",{},s)})</span></a
  >`:h`<a href=${t}>${e}</a>`:h`${e}`}function la(e,t,s,i){if(i)return h`<a class="suomifi" role="link" aria-disabled="true">${e}</a>`;const n=A?h`<span class="unseen"> (${l("new_window",{},s)})</span>`:c;return h`<a class="suomifi" href=${t} @click=${o=>To(o,t)}
    >${e}${n}</a
  >`}function ha(e){return e.startsWith("https://")?e:e.includes("@")?`mailto:${e}`:`tel:${e.replaceAll(" ","")}`}var ca=Object.defineProperty,ua=Object.getOwnPropertyDescriptor,Ui=(e,t,s,i)=>{for(var n=i>1?void 0:i?ua(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ca(t,s,n),n};let We=class extends f{constructor(){super(...arguments),this.lang="fi"}createRenderRoot(){return this}render(){return h`
      <div role="alert">
        <p>${l("own_tab_why",{},this.lang)}</p>
        <p>${ls(l("own_tab",{},this.lang),Ki(this.lang),this.lang)}</p>
      </div>
    `}};Ui([a()],We.prototype,"lang",2);We=Ui([$("ak-own-tab")],We);var da=Object.defineProperty,pa=Object.getOwnPropertyDescriptor,ke=(e,t,s,i)=>{for(var n=i>1?void 0:i?pa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&da(t,s,n),n};const Ii=6e4,fa=10*Ii;let Wt=class extends f{constructor(){super(),this.expires=null,this.lang="fi",this.near=!1,new Di(this,()=>this.look(),Ii)}createRenderRoot(){return this}willUpdate(e){e.has("expires")&&this.look()}render(){return this.near?h`
      <p>${this.warning}</p>
      <button type="button" @click=${this.prolong}>${l("timeout_prolong",{},this.lang)}</button>
    `:c}look(){const e=this.near;this.near=this.expires!==null&&Date.parse(this.expires)-Date.now()<=fa,this.near&&!e&&T(this.warning,this.lang),e&&!this.near&&T(l("timeout_prolonged",{},this.lang),this.lang)}get warning(){return l("timeout_warning",{time:ns(this.expires??"",this.lang)},this.lang)}prolong(){this.dispatchEvent(new CustomEvent("ak-prolong",{bubbles:!0}))}};ke([a()],Wt.prototype,"expires",2);ke([a()],Wt.prototype,"lang",2);ke([y()],Wt.prototype,"near",2);Wt=ke([$("ak-timeout")],Wt);var ga=Object.defineProperty,$a=Object.getOwnPropertyDescriptor,F=(e,t,s,i)=>{for(var n=i>1?void 0:i?$a(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ga(t,s,n),n};let R=class extends f{constructor(){super(...arguments),this.words="",this.about="",this.says="",this.payload="",this.look="",this.lang="fi",this.closed=!1,this.chosen=null,this.held=!1}createRenderRoot(){return this}render(){const e=this.chosen===this.payload;return h`
      <button
        type="button"
        class="${this.look} ${e?"chosen":""}"
        ?disabled=${this.closed&&!(e&&this.held)}
        aria-disabled=${e?"true":c}
        @click=${this.press}
        @blur=${()=>this.held=!1}
      >
        ${e?E("check"):c}${this.words}${Ws(this.about)}${e?Ws(`(${l("chosen",{},this.lang)})`):c}
      </button>
    `}press({detail:e}){if(this.closed)return;this.held=!0;const t={payload:this.payload,text:this.says||this.words,byKeyboard:e===0};this.dispatchEvent(new CustomEvent("ak-press",{bubbles:!0,detail:t}))}};F([a()],R.prototype,"words",2);F([a()],R.prototype,"about",2);F([a()],R.prototype,"says",2);F([a()],R.prototype,"payload",2);F([a()],R.prototype,"look",2);F([a()],R.prototype,"lang",2);F([a({type:Boolean})],R.prototype,"closed",2);F([a()],R.prototype,"chosen",2);F([y()],R.prototype,"held",2);R=F([$("ak-choice")],R);const Ws=e=>e?h`<span class="unseen"> ${e}</span>`:c;var ma=Object.defineProperty,ya=Object.getOwnPropertyDescriptor,Pt=(e,t,s,i)=>{for(var n=i>1?void 0:i?ya(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ma(t,s,n),n};let ut=class extends f{constructor(){super(...arguments),this.buttons=[],this.about="",this.lang="fi",this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){return h`
      <div class="choices ${this.closed?"":"open"}">
        ${this.buttons.map(({title:e,payload:t,primary:s})=>h`
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
    `}};Pt([a({attribute:!1})],ut.prototype,"buttons",2);Pt([a()],ut.prototype,"about",2);Pt([a()],ut.prototype,"lang",2);Pt([a({type:Boolean})],ut.prototype,"closed",2);Pt([a()],ut.prototype,"chosen",2);ut=Pt([$("ak-choices")],ut);var va=Object.defineProperty,wa=Object.getOwnPropertyDescriptor,ft=(e,t,s,i)=>{for(var n=i>1?void 0:i?wa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&va(t,s,n),n};let Q=class extends f{constructor(){super(...arguments),this.lines=[],this.lang="fi",this.closed=!1,this.chosen=null,this.copies=!1,this.copied=null}createRenderRoot(){return this}render(){return h`<dl>
      ${this.lines.map(e=>h`
          <div>
            <dt>${e.label}</dt>
            <dd>
              <span lang=${e.value_lang??c}>${as(e.value,this.lang)}</span
              >${this.change(e)}${this.copy(e)}
            </dd>
          </div>
        `)}
    </dl>`}change(e){const t=ze(e,this.lang);return t?h`<ak-choice
      look="plain"
      .words=${vi(e,this.lang)}
      .about=${e.label}
      .says=${t.title}
      .payload=${t.payload}
      .lang=${this.lang}
      .closed=${this.closed}
      .chosen=${this.chosen}
    ></ak-choice>`:c}copy(e){if(!this.copies||!("clipboard"in navigator))return c;const t=l(this.copied===e?"copied":"copy",{},this.lang);return h`<button type="button" class="plain" @click=${()=>this.take(e)}>
      ${t}<span class="unseen"> ${e.label}</span>
    </button>`}async take(e){await navigator.clipboard.writeText(e.value),this.copied=e,T(`${l("copied",{},this.lang)}: ${e.value}`,this.lang)}};ft([a({attribute:!1})],Q.prototype,"lines",2);ft([a()],Q.prototype,"lang",2);ft([a({type:Boolean})],Q.prototype,"closed",2);ft([a()],Q.prototype,"chosen",2);ft([a({type:Boolean})],Q.prototype,"copies",2);ft([y()],Q.prototype,"copied",2);Q=ft([$("ak-lines")],Q);var ba=Object.defineProperty,_a=Object.getOwnPropertyDescriptor,Oe=(e,t,s,i)=>{for(var n=i>1?void 0:i?_a(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ba(t,s,n),n};let Vt=class extends f{constructor(){super(...arguments),this.links=[],this.lang="fi",this.over=!1}createRenderRoot(){return this}render(){return h`<ul>
      ${this.links.map(({title:e,href:t,lang:s})=>h`<li lang=${s??c}>${ls(e,t,s??this.lang,this.over)}</li>`)}
    </ul>`}};Oe([a({attribute:!1})],Vt.prototype,"links",2);Oe([a()],Vt.prototype,"lang",2);Oe([a({type:Boolean})],Vt.prototype,"over",2);Vt=Oe([$("ak-links")],Vt);var ka=Object.defineProperty,Oa=Object.getOwnPropertyDescriptor,gt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Oa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&ka(t,s,n),n};let tt=class extends f{constructor(){super(...arguments),this.number="",this.lang="fi",this.closed=!1,this.chosen=null,this.linksOver=!1}createRenderRoot(){return this}render(){const{kind:e,title:t,title_lang:s,text:i,text_lang:n,lines:o,links:r,buttons:d}=this.card,{lang:u,closed:g,chosen:m}=this;return h`
      <section class="card ${e}">
        <h3 lang=${s??c}>${t}</h3>
        ${te(i,u,n)}
        ${o.length?h`<ak-lines .lines=${o} .lang=${u} .closed=${g} .chosen=${m}></ak-lines>`:c}
        ${r.length?h`<ak-links .links=${r} .lang=${u} .over=${this.linksOver}></ak-links>`:c}
        ${d.length?h`<ak-choices
                .buttons=${d}
                .about=${this.number&&`${t}, ${this.number}`}
                .lang=${u}
                .closed=${g}
                .chosen=${m}
              ></ak-choices>`:c}
      </section>
    `}};gt([a({attribute:!1})],tt.prototype,"card",2);gt([a()],tt.prototype,"number",2);gt([a()],tt.prototype,"lang",2);gt([a({type:Boolean})],tt.prototype,"closed",2);gt([a()],tt.prototype,"chosen",2);gt([a({type:Boolean})],tt.prototype,"linksOver",2);tt=gt([$("ak-card")],tt);var Ea=Object.defineProperty,Pa=Object.getOwnPropertyDescriptor,At=(e,t,s,i)=>{for(var n=i>1?void 0:i?Pa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ea(t,s,n),n};const Aa=7,xa=500;let dt=class extends f{constructor(){super(...arguments),this.buttons=[],this.lang="fi",this.closed=!1,this.chosen=null,this.wanted="",this.timer=0}createRenderRoot(){return this}render(){const e=this.fitting;return h`
      ${this.closed?c:this.filter()}
      <ak-choices
        .buttons=${e}
        .lang=${this.lang}
        .closed=${this.closed}
        .chosen=${this.chosen}
      ></ak-choices>
      ${e.length?c:h`<p>${l("filter_none",{},this.lang)}</p>`}
    `}filter(){return h`
      <label>
        ${l("filter",{},this.lang)}
        <input
          type="search"
          autocomplete="off"
          .value=${this.wanted}
          @input=${this.typed}
          @keydown=${this.key}
        />
      </label>
    `}get fitting(){return this.closed?this.buttons:this.buttons.filter(({title:e})=>Vs(e).includes(Vs(this.wanted)))}typed({target:e}){this.wanted=e.value,clearTimeout(this.timer);const t=this.fitting.length,s=t?l("filter_count",{count:t},this.lang):l("filter_none",{},this.lang);this.timer=setTimeout(()=>T(s,this.lang),xa)}key(e){e.key!=="Enter"||e.isComposing||(e.preventDefault(),this.fitting.length===1&&this.querySelector(".choices button")?.click())}};At([a({attribute:!1})],dt.prototype,"buttons",2);At([a()],dt.prototype,"lang",2);At([a({type:Boolean})],dt.prototype,"closed",2);At([a()],dt.prototype,"chosen",2);At([y()],dt.prototype,"wanted",2);dt=At([$("ak-choice-list")],dt);const Vs=e=>e.trim().toLowerCase().normalize("NFD").replace(/\p{Mark}/gu,"");var Sa=Object.defineProperty,Ta=Object.getOwnPropertyDescriptor,hs=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ta(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Sa(t,s,n),n};let pe=class extends f{constructor(){super(...arguments),this.text="",this.lang="fi"}createRenderRoot(){return this}render(){return h`
      ${E("hint")}
      <p><span class="unseen">${l("hint",{},this.lang)}: </span>${as(this.text,this.lang)}</p>
    `}};hs([a()],pe.prototype,"text",2);hs([a()],pe.prototype,"lang",2);pe=hs([$("ak-hint")],pe);var Ca=Object.defineProperty,Ra=Object.getOwnPropertyDescriptor,Mi=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ra(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ca(t,s,n),n};let Ve=class extends f{createRenderRoot(){return this}render(){const{text:e,lang:t}=this.said;return h`
      ${E("hint")}
      <div>
        <span class="unseen">${l("notice",{},t)}:</span>
        ${te(e,t)}
      </div>
    `}};Mi([a({attribute:!1})],Ve.prototype,"said",2);Ve=Mi([$("ak-notice")],Ve);var Da=Object.defineProperty,Ua=Object.getOwnPropertyDescriptor,Ee=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ua(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Da(t,s,n),n};let Yt=class extends f{constructor(){super(...arguments),this.number=1,this.count=1,this.lang="fi"}createRenderRoot(){return this}render(){return h`
      <span>${l("progress",{number:this.number,count:this.count},this.lang)}</span>
      <progress aria-hidden="true" max=${this.count} value=${this.number}></progress>
    `}};Ee([a({type:Number})],Yt.prototype,"number",2);Ee([a({type:Number})],Yt.prototype,"count",2);Ee([a()],Yt.prototype,"lang",2);Yt=Ee([$("ak-progress")],Yt);var Ia=Object.defineProperty,Ma=Object.getOwnPropertyDescriptor,Li=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ma(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ia(t,s,n),n};let Ye=class extends f{createRenderRoot(){return this}render(){const{text:e,lines:t,lang:s}=this.said,i=bi(this.said);return h`
      <h3 class=${i?"done":""}>
        ${E(i?"check":"hint")} ${l(i?"receipt":"receipt_open",{},s)}
      </h3>
      ${te(e,s)}
      <ak-lines .lines=${t} .lang=${s} copies></ak-lines>
      <button type="button" class="plain print" @click=${this.print}>
        ${l("print_receipt",{},s)}
      </button>
    `}print(){const e=this.closest("li")??this;e.classList.add("printed"),window.print(),e.classList.remove("printed")}};Li([a({attribute:!1})],Ye.prototype,"said",2);Ye=Li([$("ak-receipt")],Ye);var La=Object.defineProperty,ja=Object.getOwnPropertyDescriptor,Pe=(e,t,s,i)=>{for(var n=i>1?void 0:i?ja(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&La(t,s,n),n};let Gt=class extends f{constructor(){super(...arguments),this.closed=!1,this.chosen=null}createRenderRoot(){return this}render(){const{text:e,lines:t,lang:s}=this.said;return h`
      <h3>${l("summary",{},s)}</h3>
      ${te(e,s)}
      <ak-lines .lines=${t} .lang=${s} .closed=${this.closed} .chosen=${this.chosen}></ak-lines>
    `}};Pe([a({attribute:!1})],Gt.prototype,"said",2);Pe([a({type:Boolean})],Gt.prototype,"closed",2);Pe([a()],Gt.prototype,"chosen",2);Gt=Pe([$("ak-summary")],Gt);var Ba=Object.defineProperty,Na=Object.getOwnPropertyDescriptor,Z=(e,t,s,i)=>{for(var n=i>1?void 0:i?Na(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ba(t,s,n),n};let j=class extends f{constructor(){super(...arguments),this.closed=!1,this.chosen=null,this.linksOver=!1,this.delivery=null,this.picture=null,this.audible=!1,this.speaking=!1}createRenderRoot(){return this}disconnectedCallback(){this.speaking&&Ht(),super.disconnectedCallback()}render(){return h`
      ${this.byline()}
      <div class="bubble">${this.listen()}${this.content()}</div>
      ${this.cards()}${this.choices()}
      ${this.delivery&&h`<p class="state" data-state=${this.delivery} lang=${W()}>${l(this.delivery)}</p>`}
    `}byline(){const{kind:e,lang:t,at:s,progress:i}=this.said;return h`
      <p class="byline">
        <span>${l(e==="citizen"?"you":"assistant",{},t)}</span>
        ${s&&h`<time datetime=${s}>${ns(s,t)}</time>`}
        ${i&&h`<ak-progress .number=${i[0]} .count=${i[1]} .lang=${t}></ak-progress>`}
      </p>
    `}content(){const{said:e,closed:t,chosen:s}=this,{kind:i,lang:n,lines:o,links:r,hint:d}=e;return i==="summary"?h`<ak-summary .said=${e} .closed=${t} .chosen=${s}></ak-summary>`:i==="receipt"?h`<ak-receipt .said=${e}></ak-receipt>`:h`
      ${i==="notice"?h`<ak-notice .said=${e}></ak-notice>`:te(Bo(e),n)}
      ${d?h`<ak-hint .text=${d} .lang=${n}></ak-hint>`:c}
      ${o.length?h`<ak-lines .lines=${o} .lang=${n} .closed=${t} .chosen=${s}></ak-lines>`:c}
      ${r?.length?h`<ak-links .links=${r} .lang=${n} .over=${this.linksOver}></ak-links>`:c}
      ${this.picture&&h`<img src=${this.picture} alt=${l("photo_alt",{},n)} />`}
    `}cards(){const{cards:e,lang:t}=this.said;return e?.length?h`<ul class="cards">
      ${e.map((s,i)=>h`
          <li>
            <ak-card
              .card=${s}
              .number=${e.length>1?`${i+1}/${e.length}`:""}
              .lang=${t}
              .closed=${this.closed}
              .chosen=${this.chosen}
              .linksOver=${this.linksOver}
            ></ak-card>
          </li>
        `)}
    </ul>`:c}choices(){const{buttons:e,lang:t}=this.said,{closed:s,chosen:i}=this;return e.length?e.length>Aa?h`<ak-choice-list
        .buttons=${e}
        .lang=${t}
        .closed=${s}
        .chosen=${i}
      ></ak-choice-list>`:h`<ak-choices
      .buttons=${e}
      .lang=${t}
      .closed=${s}
      .chosen=${i}
    ></ak-choices>`:c}listen(){const{kind:e,lang:t}=this.said;if(e==="citizen"||!this.audible)return c;const s=l(this.speaking?"stop_listening":"listen",{},t);return h`<button type="button" class="plain listen" title=${s} @click=${this.toggle}>
      ${E(this.speaking?"stop":"listen")}
    </button>`}toggle(){if(this.speaking)return Ht();qe(he(this.said),this.said.lang,()=>this.speaking=!1),this.speaking=!0}};Z([a({attribute:!1})],j.prototype,"said",2);Z([a({type:Boolean})],j.prototype,"closed",2);Z([a()],j.prototype,"chosen",2);Z([a({type:Boolean})],j.prototype,"linksOver",2);Z([a()],j.prototype,"delivery",2);Z([a()],j.prototype,"picture",2);Z([a({type:Boolean})],j.prototype,"audible",2);Z([y()],j.prototype,"speaking",2);j=Z([$("ak-message")],j);var Ha=Object.defineProperty,Fa=Object.getOwnPropertyDescriptor,Ae=(e,t,s,i)=>{for(var n=i>1?void 0:i?Fa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ha(t,s,n),n};const za=12e3;let Kt=class extends f{constructor(){super(...arguments),this.on=!1,this.lang="fi",this.slow=!1,this.timer=0}createRenderRoot(){return this}willUpdate(e){e.has("on")&&(clearTimeout(this.timer),this.slow=!1,this.on&&(this.timer=setTimeout(()=>this.slow=!0,za)))}render(){return this.on?this.slow?h`<p>${l("typing_slow",{},this.lang)}</p>`:h`<p>
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${l("typing",{},this.lang)}
    </p>`:c}};Ae([a({type:Boolean})],Kt.prototype,"on",2);Ae([a()],Kt.prototype,"lang",2);Ae([y()],Kt.prototype,"slow",2);Kt=Ae([$("ak-typing")],Kt);var qa=Object.defineProperty,Wa=Object.getOwnPropertyDescriptor,$t=(e,t,s,i)=>{for(var n=i>1?void 0:i?Wa(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&qa(t,s,n),n};let et=class extends f{constructor(){super(...arguments),this.entries=[],this.unconfirmed=[],this.lang="fi",this.loading=!1,this.waits=!1,this.unseen=!1}createRenderRoot(){return this}render(){return h`
      <div id="transcript" role="log" aria-live="off" aria-labelledby="log-name">
        <h2 class="unseen" id="log-name">${l("log",{},this.lang)}</h2>
        ${this.loading?h`<p id="loading">${l("loading",{},this.lang)}</p>`:c}
        <ol id="messages">
          ${Ri(this.rows(),({key:e})=>e,({row:e})=>e)}
        </ol>
        <ak-typing id="typing" ?hidden=${!this.waits} .on=${this.waits} .lang=${this.lang}></ak-typing>
      </div>
      <button type="button" id="new-messages" ?hidden=${!this.unseen} @click=${this.newest}>
        ${l("new_messages",{},this.lang)}
      </button>
    `}rows(){let e="";return[...this.entries.filter(Va).flatMap(s=>{const{at:i,lang:n}=s.said,o={key:Ya(s),row:this.entry(s)},r=De(i,"fi")!==e;e=De(i,"fi");const d={key:`day-${s.id}`,row:h`<li class="day" lang=${n}>${De(i,n)}</li>`};return r?[d,o]:[o]}),...this.unconfirmed.map(s=>({key:s.id,row:this.onItsWay(s)}))]}entry({id:e,said:t,closed:s,chosen:i,linksOver:n,picture:o}){return this.row(t,{id:String(e),closed:s,chosen:i,linksOver:n,picture:o,delivery:null})}onItsWay({text:e,lang:t,picture:s,delivery:i}){return this.row(Ga(e,t),{id:"",closed:!1,chosen:null,linksOver:!1,picture:s,delivery:i})}row(e,{id:t,closed:s,chosen:i,linksOver:n,picture:o,delivery:r}){const{kind:d,lang:u}=e;return h`
      <li class="message ${d}" data-kind=${d} data-id=${t} lang=${u}>
        <ak-message
          .said=${e}
          .closed=${s}
          .chosen=${i}
          .linksOver=${n}
          .picture=${o}
          .delivery=${r}
          .audible=${Oi(u)}
        ></ak-message>
      </li>
    `}newest(){this.dispatchEvent(new CustomEvent("ak-newest",{bubbles:!0}))}};$t([a({attribute:!1})],et.prototype,"entries",2);$t([a({attribute:!1})],et.prototype,"unconfirmed",2);$t([a()],et.prototype,"lang",2);$t([a({type:Boolean})],et.prototype,"loading",2);$t([a({type:Boolean})],et.prototype,"waits",2);$t([a({type:Boolean})],et.prototype,"unseen",2);et=$t([$("ak-transcript")],et);const Va=({said:e},t,s)=>!(e.hidden&&s[t-1]?.said.hidden),Ya=({id:e,said:t})=>t.client_id??String(e),Ga=(e,t)=>({text:e,lang:t,kind:"citizen",key:null,buttons:[],lines:[],cards:[],links:[],accepts:[],hint:null,progress:null,client_id:null,at:""});var Ka=Object.defineProperty,Ja=Object.getOwnPropertyDescriptor,z=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ja(t,s):t,o=e.length-1,r;o>=0;o--)(r=e[o])&&(n=(i?r(t,s,n):r(n))||n);return i&&n&&Ka(t,s,n),n};const Za=["thank","goodbye"];let D=class extends f{constructor(){super(...arguments),this.unseen=!1,this.aloud=Js("aloud")==="on",this.needsOwnTab=!1,this.rateable=!rn(),this.thanks=!1,this.isRating=!1,this.page=nr(),this.draft=nn(),this.personOpen=!1}createRenderRoot(){return Hn(this.page.texts,this.page.language),this.chat=new sr(this.page,this),this.personOpen=this.querySelector("#person[open]")!==null,this.replaceChildren(),this}firstUpdated(){this.scroller=new hr(this.header,this.dock,Xa,e=>this.unseen=e),this.host=new Zi(this.page.hosts,()=>this.entered()),Qr(this.dock),ur(()=>this.requestUpdate()),this.chat.start()}updated(e){const t=W();if(document.title=[this.chat.itsMunicipality?.names[t],this.page.name].filter(Boolean).join(" – "),document.documentElement.lang===t)return;document.documentElement.lang=t;const s=document.querySelector(".skip");s&&(s.textContent=l("skip")),history.replaceState(null,"",ui(t)),an(t)}render(){const{chat:e,page:t}=this,s=W();return h`
      <ak-header
        .name=${t.name}
        .municipalities=${t.municipalities}
        .municipality=${e.itsMunicipality?.code??null}
        .lang=${s}
        .audible=${Oi(s)}
        .aloud=${this.aloud}
        .rateable=${this.rateable&&e.conversation.isAnyMatterOver}
        .identified=${e.identity!==null}
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
          @click=${this.clicked}
        ></ak-transcript>
        ${this.isRatingDue?h`<ak-rating
                class="end"
                .lang=${s}
                @ak-rate-begin=${()=>this.isRating=!0}
                @ak-rate=${this.ratedHere}
                @ak-rate-dismiss=${this.ratingDismissed}
              ></ak-rating>`:c}
        ${this.needsOwnTab?h`<ak-own-tab .lang=${s}></ak-own-tab>`:c}
        <div class="dock">
          <ak-timeout .expires=${e.expires} .lang=${s} @ak-prolong=${()=>e.prolong()}></ak-timeout>
          <ak-identity
            .identity=${e.identity}
            .ended=${e.ended}
            .lang=${s}
            @ak-log-out=${()=>e.logOut()}
            @ak-prolong=${()=>e.prolong()}
            @ak-identity-over=${()=>e.identityOver()}
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
            .suggest=${ko}
            .maxText=${t.maxText}
            .maxPhoto=${t.maxPhoto}
            .photoStates=${e.photos.states}
            @ak-send=${this.written}
            @ak-typing=${({detail:i})=>on(i.text)}
            @ak-photo-send=${this.photoSent}
            @ak-photo-withdraw=${({detail:i})=>e.withdrawPhoto(i.id)}
          ></ak-composer>
        </div>
      </main>
    `}changed(){this.shown().then(()=>this.chat.settled&&this.scroller.stay())}settled(e){this.shown().then(()=>{this.scroller.toEnd("instant"),e&&this.cameBack(e)})}identified(){this.entered()}cameBack(e){e.forEach(({said:s})=>T(Ts(s),s.lang));const t=e[0];t&&this.scroller.follow(String(t.id)),this.goOn()}replied({id:e,said:t},s){this.shown().then(()=>this.scroller.follow(String(e),t.kind==="summary")),s&&(T(Ts(t),t.lang),this.aloud&&qe(he(t),t.lang),this.host.tell("unread"))}sent(){Ht(),this.thanks=!1,this.shown().then(()=>this.scroller.toEnd())}complain(e){this.composer.complain(e)}cookiesRefused(){A?this.needsOwnTab=!0:this.complain(l("cookies"))}giveBack(e,t){this.composer.giveBack(e,t)}async shown(){this.requestUpdate(),await this.updateComplete}entered(){this.goOn(),this.scroller.again()}goOn(){matchMedia("(pointer: coarse)").matches?this.querySelector(".automated")?.focus({preventScroll:!0}):this.composer.focusField()}written({detail:e}){this.chat.send(e)}pressed({detail:{payload:e,text:t,byKeyboard:s}}){this.chat.press(e,t),this.composer.answeredElsewhere(),s&&this.composer.focusField()}clicked({target:e}){e.closest("a.suomifi[href]")&&this.scroller.turn()}photoSent({detail:{id:e,file:t}}){this.chat.sendPhoto(e,t)}municipalityChosen({detail:e}){this.chat.switchMunicipality(e.code)}newest({target:e}){e.querySelector("#new-messages:focus-visible")&&this.composer.focusField(),this.scroller.toEnd()}aloudChanged({detail:{on:e}}){this.aloud=e,Zs("aloud",e?"on":"off");const t=this.chat.conversation.entries.findLast(({said:s})=>s.kind!=="citizen")?.said;e&&t?qe(he(t),t.lang):Ht()}get isRatingDue(){const{isMatterTakenIn:e,last:t}=this.chat.conversation;return(e||Za.includes(t?.said.key??""))&&(this.rateable||this.thanks)||this.isRating&&this.rateable}async rated({detail:{stars:e,words:t,answer:s}}){try{await this.chat.rate(e,t)}catch(i){const{status:n,message:o}=i;return s(n===0||n>=500?l("rating_failed"):o)}fs(),this.rateable=!1,s(null)}ratedHere(e){const{detail:t}=e,s=i=>{this.thanks=i===null,t.answer(i)};this.rated(new CustomEvent(e.type,{detail:{...t,answer:s}}))}ratingDismissed(){fs(),this.rateable=!1,this.composer.focusField()}};z([y()],D.prototype,"unseen",2);z([y()],D.prototype,"aloud",2);z([y()],D.prototype,"needsOwnTab",2);z([y()],D.prototype,"rateable",2);z([y()],D.prototype,"thanks",2);z([y()],D.prototype,"isRating",2);z([G(".dock")],D.prototype,"dock",2);z([G("ak-header")],D.prototype,"header",2);z([G("ak-composer")],D.prototype,"composer",2);D=z([$("ak-app")],D);const Xa=e=>document.querySelector(`.message[data-id="${e}"]`);ii();Gi();Xi();
