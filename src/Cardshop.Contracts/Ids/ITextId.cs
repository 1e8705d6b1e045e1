namespace Cardshop.Contracts.Ids;

/// <summary>An id that is text to everybody but the scheduler.</summary>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    /// <summary>1 to 64 letters, digits and hyphens.</summary>
    string Value { get; }

    /// <summary>Wraps text that has been checked.</summary>
    static abstract TSelf Create(string value);
}
