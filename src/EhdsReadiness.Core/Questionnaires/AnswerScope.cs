namespace EhdsReadiness.Core.Questionnaires;

/// <summary>For how much of a legal person one answer to a question holds.</summary>
public enum AnswerScope
{
    /// <summary>For the service, registry or database that answers; another one in the same house may answer otherwise.</summary>
    [Id("service")] Service,

    /// <summary>For every service of the legal person, such as security or contracts.</summary>
    [Id("organisation")] Organisation,
}
