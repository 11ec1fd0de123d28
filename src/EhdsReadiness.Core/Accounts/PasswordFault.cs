namespace EhdsReadiness.Core.Accounts;

/// <summary>What is wrong with a password.</summary>
public enum PasswordFault
{
    TooShort,

    TooLong,

    /// <summary>It is the person's own address or name.</summary>
    OwnName,

    /// <summary>It is among the first that anybody would try.</summary>
    TooCommon,
}
