namespace EhdsReadiness.Core.Portfolios;

/// <summary>Why a line names nobody who can be invited.</summary>
public enum ClientLineFault
{
    /// <summary>It has no address that can be one.</summary>
    [Id("email")] Email,

    /// <summary>The address stands further up already.</summary>
    [Id("twice")] Twice,

    /// <summary>The name is too long.</summary>
    [Id("name")] Name,
}
