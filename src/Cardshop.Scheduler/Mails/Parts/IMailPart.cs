using System.Text;

namespace Cardshop.Scheduler.Mails.Parts;

/// <summary>A part of a mail, written as text and as HTML.</summary>
internal interface IMailPart
{
    /// <summary>Writes it; <paramref name="values"/> go where the sentence has braces.</summary>
    void Write(StringBuilder text, StringBuilder html, object[] values);
}
