<#-- As the parent's, but the reason under a field and its help are tied to the field (aria-describedby), an e-mail
     field brings the right keyboard, "forgotten password" stands beside the password's label, and the label of the name
     that was given already, which the parent's template shows in a field of another id, is that field's. -->
<#macro group name label error="" required=false forgotPassword=false>
  <div class="${properties.kcFormGroupClass}">
    <div class="${properties.kcFormGroupLabelClass}">
      <#local given = name == "username" && auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
      <label for="${given?then("kc-attempted-username", name)}" class="${properties.kcFormLabelClass}">
        <span class="${properties.kcFormLabelTextClass}">${label}</span>
        <#if required><span class="${properties.kcInputRequiredClass}" aria-hidden="true">&#42;</span></#if>
      </label>
    </div>
    <#nested>
    <div id="input-error-container-${name}" aria-live="polite">
      <#if error?has_content>
        <p class="bp-error" id="input-error-${name}">${error}</p>
      </#if>
    </div>
    <#if forgotPassword>
      <a class="bp-forgot" href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a>
    </#if>
  </div>
</#macro>

<#macro errorIcon error=""></#macro>

<#macro describedBy name error="" help=""><#if error?has_content || help?has_content>aria-describedby="<#if error?has_content>input-error-${name}</#if> ${help}"</#if></#macro>

<#macro input name label value="" required=false autocomplete="off" fieldName=name error=messagesPerField.get(fieldName) autofocus=false help="">
  <@group name=name label=label error=error required=required>
    <span class="${properties.kcInputClass}<#if error?has_content> ${properties.kcError}</#if>">
      <input id="${name}" name="${name}" value="${value}" type="text" autocomplete="${autocomplete}"
             <#if autofocus>autofocus</#if>
             <#if autocomplete == "one-time-code">inputmode="numeric"<#elseif name == "username" && realm.loginWithEmailAllowed>inputmode="email" autocapitalize="none" spellcheck="false"</#if>
             aria-invalid="${error?has_content?c}" <@describedBy name=name error=error help=help/>/>
    </span>
  </@group>
</#macro>

<#macro password name label value="" required=false forgotPassword=false fieldName=name error=messagesPerField.get(fieldName) autocomplete="off" autofocus=false help="">
  <@group name=name label=label error=error required=required forgotPassword=forgotPassword>
    <div class="${properties.kcInputGroup}">
      <span class="${properties.kcInputClass}<#if error?has_content> ${properties.kcError}</#if>">
        <input id="${name}" name="${name}" value="${value}" type="password" autocomplete="${autocomplete}"
               <#if autofocus>autofocus</#if>
               aria-invalid="${error?has_content?c}" <@describedBy name=name error=error help=help/>/>
      </span>
      <button class="${properties.kcFormPasswordVisibilityButtonClass}" type="button" aria-label="${msg('showPassword')}"
              aria-controls="${name}" data-password-toggle
              data-icon-show="${properties.kcFormPasswordVisibilityIconShow}" data-icon-hide="${properties.kcFormPasswordVisibilityIconHide}"
              data-label-show="${msg('showPassword')}" data-label-hide="${msg('hidePassword')}" id="${name}-show-password">
        <i class="${properties.kcFormPasswordVisibilityIconShow}" aria-hidden="true"></i>
      </button>
    </div>
    <#nested>
  </@group>
</#macro>

<#macro checkbox name label value=false required=false>
  <label for="${name}" class="${properties.kcCheckboxClass}">
    <input class="${properties.kcCheckboxInputClass}" type="checkbox" id="${name}" name="${name}"<#if value> checked</#if>/>
    <span class="${properties.kcCheckboxLabelClass}">${label}</span>
    <#if required><span class="${properties.kcCheckboxLabelRequiredClass}" aria-hidden="true">&#42;</span></#if>
  </label>
</#macro>

<#-- Used by the parent's pages for programs that ask for a code (code.ftl); its script looks these ids up. -->
<#macro clipboard name label ariaLabel=label value="" readonly=true>
  <div class="${properties.kcCodeClipboardCopyClass}" id="kc-${name}-clipboard">
    <div class="${properties.kcInputGroup}">
      <button class="${properties.kcFormPasswordVisibilityButtonClass}" type="button" id="kc-${name}-toggle"
              aria-label="${msg("code-clipboard-label")}" aria-expanded="false" aria-controls="kc-${name}-content"
              data-icon-expanded-class="${properties.kcAngleDownIconClass}" data-icon-collapsed-class="${properties.kcAngleRightIconClass}"
              data-expanded-class="${properties.kcExpandedClass}">
        <i id="kc-${name}-toggle-icon" class="${properties.kcAngleRightIconClass}" aria-hidden="true"></i>
      </button>
      <span class="${properties.kcInputClass}<#if readonly> ${properties.kcFormReadOnlyClass}</#if>">
        <input id="${name}" name="${name}" value="${value}" type="text" aria-label="${ariaLabel}"<#if readonly> readonly</#if>/>
      </span>
      <button class="${properties.kcFormPasswordVisibilityButtonClass}" type="button" id="kc-${name}-copy-button"
              aria-label="${msg("code-copy-label")}"
              data-icon-success="${properties.kcCheckIconClass}" data-icon-failure="${properties.kcInputErrorIconClass}"
              data-success-label="${msg("code-copy-success")}" data-failure-label="${msg("code-copy-failure")}">
        <i id="kc-${name}-copy-icon" class="${properties.kcCopyIconClass}" aria-hidden="true"></i>
      </button>
    </div>
    <div class="${properties.kcCodeClipboardCopyContentClass}" id="kc-${name}-content" hidden>
      <pre><code aria-label="${ariaLabel}">${value}</code></pre>
    </div>
  </div>
</#macro>
