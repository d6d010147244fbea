<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-validation.ftl" as validator>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('password','password-confirm') && ((message.type)!'') != 'warning'; section>
  <#if section = "header">
    ${msg("updatePasswordTitle")}
  <#elseif section = "form">
    <p class="bp-lead">${msg("updatePasswordLead")}</p>
    <form id="kc-passwd-update-form" class="${properties.kcFormClass!}" onsubmit="login.disabled = true; return true;" action="${url.loginAction}" method="post" novalidate="novalidate">
      <#-- The realm's own rules in words, before anybody breaks them. -->
      <ul class="bp-rules" id="password-rules">
        <#if passwordPolicies.length??><li>${msg("passwordRuleLength", passwordPolicies.length)}</li></#if>
        <#if passwordPolicies.lowerCase??><li>${msg("passwordRuleLowerCase", passwordPolicies.lowerCase)}</li></#if>
        <#if passwordPolicies.upperCase??><li>${msg("passwordRuleUpperCase", passwordPolicies.upperCase)}</li></#if>
        <#if passwordPolicies.digits??><li>${msg("passwordRuleDigits", passwordPolicies.digits)}</li></#if>
        <#if passwordPolicies.specialChars??><li>${msg("passwordRuleSpecialChars", passwordPolicies.specialChars)}</li></#if>
        <#if passwordPolicies.notUsername || passwordPolicies.notEmail><li>${msg("passwordRuleNotEmail")}</li></#if>
        <#if passwordPolicies.passwordHistory??><li>${msg("passwordRuleHistory", passwordPolicies.passwordHistory)}</li></#if>
      </ul>
      <@field.password name="password-new" label=msg("passwordNew") fieldName="password" autocomplete="new-password" autofocus=true help="password-rules" />
      <@field.password name="password-confirm" label=msg("passwordConfirm") autocomplete="new-password" />
      <@passwordCommons.logoutOtherSessions/>
      <@buttons.actionGroup horizontal=true>
        <@buttons.button id="kc-submit" name="login" label="doSavePassword"/>
        <#if isAppInitiatedAction??>
          <@buttons.button id="kc-cancel" label="doCancel" name="cancel-aia" type="secondary"/>
        </#if>
      </@buttons.actionGroup>
    </form>
    <@validator.templates/>
    <@validator.script field="password-new"/>
  </#if>
</@layout.registrationLayout>
