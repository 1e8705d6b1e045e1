namespace Cardshop.Contracts.Client;

/// <summary>Keeps the tokens of a login where other programs that use the same login find them.</summary>
public interface ITokenKeeper
{
    /// <summary>
    /// Gives newer tokens: those that another program has got in the meantime, else those that <paramref name="renew"/> gets and that are kept
    /// from then on. A refresh token can be used once, so only one program at a time may do this.
    /// </summary>
    /// <param name="known">What is not good any more.</param>
    /// <param name="renew">Gets the next tokens for a refresh token.</param>
    /// <param name="cancellation">Ends the wait for other programs.</param>
    /// <exception cref="Problems.ProblemException">The login is over.</exception>
    Task<KeptTokens> RenewAsync(KeptTokens known, Func<string, CancellationToken, Task<KeptTokens>> renew, CancellationToken cancellation);
}
