using Cardshop.TestKit;

namespace Cardshop.EndToEnd.Documentation;

/// <summary>Files of the checkout that the tests were built in, and the program beside the tests.</summary>
internal static class CheckoutFiles
{
    /// <summary>The folder with the program, as a user would have it on the PATH.</summary>
    public static string ProgramFolder => AppContext.BaseDirectory;

    public static string Read(string relative) => Checkout.Read(relative);
}
