using Cardshop.Imaging.Bases;

namespace Cardshop.Commands;

/// <summary>Which failures are the user's to know of, in which words, and with which exit code. Everything else is a defect of ours.</summary>
internal static class Failures
{
    public static (int ExitCode, IReadOnlyList<string> Messages)? Describe(Exception error) => error switch
    {
        MissingToolException => (ExitCode.Usage, [error.Message]),
        BaseImageException refused => (ExitCode.Failed, refused.Problems),
        IOException or UnauthorizedAccessException => (ExitCode.Failed, [error.Message]),
        _ => null,
    };
}
