<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if messageHeader??>${kcSanitize(msg(messageHeader))?no_esc}<#elseif requiredActions??>${msg("requiredActionsTitle")}<#else>${message.summary}</#if>
  <#elseif section = "form">
    <#if requiredActions??>
      <p class="bp-lead">${message.summary}</p>
      <ol class="bp-steps">
        <#list requiredActions as action><li>${msg("requiredAction." + action)}</li></#list>
      </ol>
    <#elseif messageHeader??>
      <p class="bp-lead">${message.summary}</p>
    </#if>
    <#if !(skipLink??)>
      <#if pageRedirectUri?has_content>
        <@buttons.buttonLink href=pageRedirectUri label="backToApplication" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
      <#elseif actionUri?has_content>
        <@buttons.buttonLink href=actionUri label="proceedWithAction" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
      <#elseif (client.baseUrl)?has_content>
        <@buttons.buttonLink href=client.baseUrl label="backToApplication" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
      </#if>
    </#if>
  </#if>
</@layout.registrationLayout>
