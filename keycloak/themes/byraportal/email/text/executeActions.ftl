<#ftl output_format="plainText">
<#assign said = (user.attributes)!{}>
<#assign actions><#list requiredActions![] as action>- ${msg("requiredAction." + action)}<#sep>${"\n"}</#sep></#list></#assign>
<#if said.bureau??>
${msg("executeActionsInvited", msg("executeActionsFrom", said.inviter!"", said.bureau), said.companies!"", said.level!"", user.username, said.until!"", link, linkExpirationFormatter(linkExpiration))}
<#else>
${msg("executeActionsBody", link, linkExpiration, realmName, actions, linkExpirationFormatter(linkExpiration))}
</#if>
${"\n"}${msg("mailPasswordHolds")}
