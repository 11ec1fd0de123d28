namespace EhdsReadiness.Core.Questionnaires;

/// <summary>For how much of a legal person one answer to a question holds.</summary>
public enum AnswerScope
{
    /// <summary>For the service, registry or database that answers; another one in the same house may answer otherwise.</summary>
    Service,

    /// <summary>For every service of the legal person, such as security or contracts.</summary>
    Organisation,
}

/// <summary>The identifiers of answer scopes in content files.</summary>
public static class AnswerScopeIds
{
    /// <summary><c>service</c> or <c>organisation</c>.</summary>
    public static string Id(this AnswerScope scope) => scope switch
    {
        AnswerScope.Service => "service",
        AnswerScope.Organisation => "organisation",
    };
}
