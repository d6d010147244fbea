<#import "template.ftl" as layout>
<#assign said = (user.attributes)!{}>
<#macro row label value>
<tr>
<td width="120" style="padding:7px 0;border-top:1px solid #E3E8EB;color:#5C6C77;vertical-align:top">${msg(label)}</td>
<td style="padding:7px 0;border-top:1px solid #E3E8EB;word-break:break-word">${value}</td>
</tr>
</#macro>
<@layout.emailLayout>
<#if said.bureau??>
<p>${msg("executeActionsFrom", said.inviter!"", said.bureau)}</p>
<#else>
${kcSanitize(msg("executeActionsLead", realmName))?no_esc}
<#if requiredActions?has_content><ul><#list requiredActions as action><li>${msg("requiredAction." + action)}</li></#list></ul></#if>
</#if>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0 0;font-size:14px;line-height:20px;border-bottom:1px solid #E3E8EB">
<#if said.bureau??>
<@row "mailCompanies" said.companies!""/>
<@row "mailService" said.level!""/>
</#if>
<@row "mailUsername" user.username/>
<#if said.bureau??><@row "mailUntil" said.until!""/></#if>
</table>
<p><a href="${link}">${msg("executeActionsButton")}</a></p>
<p style="margin:14px 0 0;font-size:13px;line-height:19px;color:#5C6C77">${msg("mailPasswordHolds")}</p>
</@layout.emailLayout>
