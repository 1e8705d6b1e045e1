using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules;

/// <summary>Nothing compresses the image, here as in image-creator.</summary>
internal sealed class OutputIsNotCompressed : IRule<OutputDraft>
{
    public void Check(OutputDraft subject, ProblemList problems)
    {
        if (subject.Compress is { Value: true } compress)
        {
            problems.Notice(
                compress.At,
                "the image is written as it is; this key has never had an effect",
                "compress the image when it is done");
        }
    }
}
