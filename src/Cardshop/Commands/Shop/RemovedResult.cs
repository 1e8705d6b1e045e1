namespace Cardshop.Commands.Shop;

/// <summary>Something that is no more.</summary>
/// <param name="Removed">Its name.</param>
internal sealed record RemovedResult(string Removed)
{
    public static int Tell(Session session, string name)
    {
        session.Reporter.Result(ExitCode.Ok, new RemovedResult(name), ShopJson.Default.RemovedResult, $"{name}: removed.");
        return ExitCode.Ok;
    }
}
